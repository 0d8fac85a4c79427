import { RollcallError } from '../../../domain/errors';
import type { WireReply } from './wire';

const CHECK_SIGN_IN = 'Check the token or the user name and password of the Jira connection, and that the token has not expired.';

/**
 * Finds what makes an answer no answer of Jira's REST resources: rejected credentials (also when Jira goes on as
 * "anonymous"), a CAPTCHA, redirects, pages of a proxy or of single sign-on. Null: judge by the status.
 * Headers: `X-AUSERNAME` names the user Jira takes us for, `X-Seraph-LoginReason` how signing in went.
 */
export function judgeReply(reply: WireReply, contentType: RegExp = /\bjson\b/i): RollcallError | null {
  const { status, headers, text } = reply;
  if (headers['x-authentication-denied-reason']?.includes('CAPTCHA')) return captchaDemanded();
  if (status === 429 || status >= 500) return null;
  const signIn = headers['x-seraph-loginreason'];
  if (status === 401 || (signIn !== undefined && /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/.test(signIn)) || isAnonymous(reply)) {
    return new RollcallError('target-auth', 'Jira did not accept the credentials of the connection.', { remedy: CHECK_SIGN_IN });
  }
  if (status >= 300 && status < 400) return notJira('redirected the call to another page');
  const type = headers['content-type'];
  if (status < 300 && text !== '' && !(type !== undefined && contentType.test(type)))
    return notJira('answered with a page instead of data');
  if (status === 404 && type !== undefined && /html/i.test(type)) return notJira('knows nothing at this address');
  return null;
}

/** Jira answered, but as to somebody who has not signed in. */
const isAnonymous = (reply: WireReply): boolean => reply.headers['x-ausername'] === 'anonymous';

export const isAnonymousJson = (reply: WireReply): boolean => isAnonymous(reply) && /\bjson\b/i.test(reply.headers['content-type'] ?? '');

export function captchaDemanded(): RollcallError {
  return new RollcallError('target-captcha', 'Jira wants a CAPTCHA solved before it accepts this account again.', {
    remedy: 'Sign in to Jira once in a browser with the account of the connection, then start again. A personal access token avoids this.',
  });
}

export function notJira(what: string): RollcallError {
  return new RollcallError('target-protocol', `The server at the base URL ${what}.`, {
    retry: 'later',
    remedy: 'Check the base URL with its context path, and that no single sign-on or proxy stands before Jira for calls to /rest.',
  });
}
