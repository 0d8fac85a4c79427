/** What Graph's refusals mean and how to mend them. Codes: Graph docs, "Error responses" and the permissions of each endpoint. */
import { RollcallError } from '../../domain/errors';

/** The least privileged application permission of each place, the more special places first. */
const permissionByPath: readonly (readonly [RegExp, string])[] = [
  [/\/groups\/[^/?]+\/(transitiveM|m)embers/, 'GroupMember.Read.All'],
  [/\/users\/[^/?]+\/memberOf/, 'GroupMember.Read.All (or Directory.Read.All)'],
  [/\/groups\/delta/, 'GroupMember.Read.All (or Group.Read.All)'],
  [/\/groups/, 'GroupMember.Read.All (or Group.Read.All)'],
  [/./, 'User.Read.All'],
];

export interface Refusal {
  readonly status: number;
  readonly body: unknown;
}

/** Only Graph's error code goes into the message; its text may quote names. */
export function explainRefusal(reply: Refusal, url: string): RollcallError {
  const code = readErrorCode(reply.body) ?? `status ${reply.status}`;
  if (reply.status === 401) {
    return new RollcallError('source-auth', `Graph did not accept our token (${code}).`, {
      remedy: 'Check tenant, application and cloud: the token must be of the same cloud as Graph.',
    });
  }
  if (reply.status === 403) {
    const permission = permissionByPath.find(([path]) => path.test(url))?.[1];
    return new RollcallError('source-permission', `Graph does not let our application read this (${code}).`, {
      remedy: `Add the Microsoft Graph application permission ${permission} to the app registration and grant admin consent.`,
    });
  }
  if (reply.status === 404) return new RollcallError('source-gone', `Graph does not know this object (${code}).`);
  if (reply.status === 410 || isStateLost(reply)) return lostPlace(`Graph no longer knows where we were (${code}).`);
  if (reply.status === 501) {
    return new RollcallError('source-protocol', `Graph cannot give a property in a list (${code}).`, {
      blame: 'config',
      field: 'extraAttributes',
      remedy: 'Take the properties that are kept outside the directory out of "Further attributes".',
    });
  }
  if (reply.status === 400 && /\/users[^?]*\?\$select=/.test(url)) {
    return new RollcallError('source-protocol', `Graph refused the request (${code}).`, {
      remedy: 'Check the names under "Further attributes": one that does not exist makes Graph refuse the whole list.',
    });
  }
  return new RollcallError('source-protocol', `Graph refused the request (${code}).`);
}

/** The cursor is of no use any more, and nothing is wrong: a full read finds the way again. */
export function lostPlace(message: string, cause?: unknown): RollcallError {
  return new RollcallError('source-gone', message, {
    retry: 'now',
    remedy: 'Nothing to do: the next run reads everything.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Graph's own word for what went wrong; nothing else of the body is fit to be shown. */
export function readErrorCode(body: unknown): string | null {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Za-z][A-Za-z0-9_.]{0,79}$/.test(code) ? code : null;
}

/** Expired delta tokens were answered with 400 `syncStateNotFound` before 410 came; both are seen. */
function isStateLost({ status, body }: Refusal): boolean {
  return (
    status >= 400 && status < 500 && /^(syncState(NotFound|Invalid)|resyncRequired|resyncChanges\w+)$/i.test(readErrorCode(body) ?? '')
  );
}
