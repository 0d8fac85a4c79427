import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request } from 'node:https';

export interface HttpsCall {
  readonly ca: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** The answer as it begins; the body is still to be read. */
export function openHttps(url: string, { ca, method = 'GET', headers = {}, body }: HttpsCall): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca, method, headers, agent: false }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

export interface HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at whatever came
  readonly json: any;
}

export async function callHttps(url: string, call: HttpsCall): Promise<HttpsAnswer> {
  const answer = await openHttps(url, call);
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString();
  const isJson = /[/+]json/.test(answer.headers['content-type'] ?? '');
  return { status: answer.statusCode ?? 0, headers: answer.headers, text, json: isJson && text ? JSON.parse(text) : undefined };
}
