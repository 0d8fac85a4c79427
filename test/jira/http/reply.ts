import type { Readable } from 'node:stream';

/** What a route answers. `json` is made into text when it is sent. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string | Buffer;
  readonly stream?: Readable;
  /** Default `application/json;charset=UTF-8` for `json`, `text/html;charset=UTF-8` for `text`. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

export const ok = (json: unknown): Reply => ({ status: 200, json });
export const created = (json: unknown): Reply => ({ status: 201, json });
export const noContent: Reply = { status: 204 };
/** Status 200 without a body, as `DELETE group` answers. */
export const empty: Reply = { status: 200, text: '', type: 'application/json;charset=UTF-8' };
export const xml = (text: string, status = 200): Reply => ({ status, text, type: 'application/xml;charset=UTF-8' });

/** A refusal in one of the shapes of Jira's layers. Routes throw it. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`Answered ${reply.status}`);
    this.reply = reply;
  }
}

/** The error collection of `/rest/api/2`. */
export function refuse(status: number, messages: readonly string[] | string, errors: Readonly<Record<string, string>> = {}): Refusal {
  return new Refusal({ status, json: { errorMessages: typeof messages === 'string' ? [messages] : messages, errors } });
}

/** A refusal that names a field only. */
export const refuseField = (field: string, message: string, status = 400): Refusal => refuse(status, [], { [field]: message });

/** What the REST layer below the resources and the security filters answer. */
export function statusBody(status: number, message: string): Reply {
  return { status, json: { message, 'status-code': status } };
}

/** An error page of Tomcat or Seraph. */
export function htmlPage(status: number, title: string, text: string): Reply {
  return {
    status,
    text: `<html>\n<head>\n<title>${title} (${status})</title>\n</head>\n<body>\n<h1>${title} (${status})</h1>\n<p>Encountered a <code>&quot;${status} - ${title}&quot;</code> error while loading this page.</p>\n<p>${text}</p>\n</body>\n</html>\n`,
  };
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
