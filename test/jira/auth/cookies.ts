import { hash, randomBytes } from 'node:crypto';
import type { Call } from '../http/call';
import type { Reply } from '../http/reply';
import { cookieOf, sessionCookie, sessionIdOf } from './identify';

const XSRF = 'atlassian.xsrf.token';

/**
 * Adds what Jira sends to everybody who brings no cookies: `JSESSIONID` and `atlassian.xsrf.token`. The session of a call with
 * basic authentication is signed in, that of a stranger is not. A bearer token leaves no cookies (UNCONFIRMED).
 */
export function withCookies(call: Call, reply: Reply): Reply {
  if (!leavesCookies(call)) return reply;
  const session = sessionIdOf(call);
  const own = [reply.headers?.['Set-Cookie'] ?? []].flat();
  const added: string[] = [];
  if (!own.some((cookie) => cookie.startsWith('JSESSIONID='))) {
    const id = newSession(call);
    if (id !== null) added.push(sessionCookie(call, id));
    const known = id ?? session;
    if (call.caller && known !== null) call.replyHeaders['X-ASESSIONID'] = hash('sha1', known).slice(0, 7);
  }
  if (cookieOf(call, XSRF) === null) added.push(`${XSRF}=${xsrfToken(call)}; Path=${call.site.contextPath || '/'}`);
  return added.length === 0 ? reply : { ...reply, headers: { ...reply.headers, 'Set-Cookie': [...own, ...added] } };
}

/** The token that forms send back: the one of the cookie, or a new one. It tells signed-in people from others by its end. */
export function xsrfToken(call: Call): string {
  call.xsrfToken ??= cookieOf(call, XSRF) ?? newToken(call);
  return call.xsrfToken;
}

/** Pages and resources do; files that browsers keep, and the Jira User Server, do not. */
function leavesCookies({ path, headers }: Call): boolean {
  if (/^bearer /i.test(headers.authorization ?? '') || path.startsWith('/rest/usermanagement/')) return false;
  return path === '/' || path.startsWith('/rest/') || /\.jspa?$/.test(path);
}

/** Null: the session that was sent goes on. */
function newSession(call: Call): string | null {
  const { sessions } = call.site;
  const sent = sessionIdOf(call);
  if (!call.caller) return sent === null ? randomBytes(16).toString('hex').toUpperCase() : null;
  if (sent !== null && sessions.userOf(sent) === call.caller) return null;
  // Calls that ended their session get no other one.
  return call.method === 'DELETE' && call.path === '/rest/auth/1/session' ? null : sessions.shared(call.caller);
}

function newToken(call: Call): string {
  const server = hash('sha1', call.site.baseUrl)
    .slice(0, 16)
    .toUpperCase()
    .replace(/.{4}(?=.)/g, '$&-');
  return `${server}_${randomBytes(20).toString('hex')}_${call.caller ? 'lin' : 'lout'}`;
}
