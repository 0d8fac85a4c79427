import type { Call } from '../http/call';
import { htmlPage, Refusal, statusBody } from '../http/reply';
import { passwordMatches } from '../model/passwords';
import type { UserRecord } from '../model/records';

/**
 * Finds out who is calling and notes it in `X-AUSERNAME`. Wrong passwords are refused; a bearer token that is not accepted makes
 * the call anonymous, which looks like success on resources that anybody may read.
 */
export function identify(call: Call): void {
  const [scheme = '', value = ''] = (call.headers.authorization ?? '').split(/ +(.*)/s);
  if (/^basic$/i.test(scheme)) call.caller = byPassword(call, value);
  else if (/^bearer$/i.test(scheme)) call.caller = byToken(call, value.trim());
  else call.caller = bySession(call);
  // Seraph's way to be asked for a password where strangers may read too.
  if (!call.caller && scheme === '' && call.text('os_authType')?.toLowerCase() === 'basic')
    throw challenge(call, 'AUTHENTICATION_REQUIRED');
  call.replyHeaders['X-AUSERNAME'] = call.caller ? encodeURIComponent(call.caller.name) : 'anonymous';
}

function byPassword(call: Call, value: string): UserRecord {
  const { site } = call;
  // The text and status of the refusal are documented for the authentication app of other products; UNCONFIRMED for Jira 11.
  if (!site.settings.basicAuth) throw new Refusal(statusBody(403, 'Basic Authentication has been disabled on this instance.'));
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const name = colon < 0 ? decoded : decoded.slice(0, colon);
  const user = checkPassword(call, name, colon < 0 ? '' : decoded.slice(colon + 1));
  if (user === 'captcha') {
    throw new Refusal(htmlPage(403, 'Forbidden', 'Basic Authentication Failure - Reason : AUTHENTICATION_DENIED'));
  }
  if (!user) throw challenge(call, 'AUTHENTICATED_FAILED');
  return user;
}

/** UNCONFIRMED: the reason told to those who sent no password at all. */
function challenge(call: Call, reason: string): Refusal {
  call.replyHeaders['WWW-Authenticate'] = 'Basic realm="protected-area"';
  return new Refusal(htmlPage(401, 'Unauthorized', `Basic Authentication Failure - Reason : ${reason}`));
}

/** Checks a name and a password, counts the failure or the success, and sets the headers that tell of it. */
export function checkPassword(call: Call, name: string, password: string, browser = false): UserRecord | 'captcha' | null {
  const { site } = call;
  const user = site.state.users.find(name);
  if (user && !browser && site.logins.isLocked(user, site.settings.captchaAfter)) {
    call.replyHeaders['X-Authentication-Denied-Reason'] = `CAPTCHA_CHALLENGE; login-url=${site.baseUrl}/login.jsp`;
    call.replyHeaders['X-Seraph-LoginReason'] = 'AUTHENTICATION_DENIED';
    return 'captcha';
  }
  if (!user?.active || !passwordMatches(password, user.password)) {
    if (user) site.logins.failed(user);
    call.replyHeaders['X-Seraph-LoginReason'] = 'AUTHENTICATED_FAILED';
    call.replyHeaders['X-AUSERNAME'] = 'anonymous';
    return null;
  }
  site.logins.succeeded(user);
  call.replyHeaders['X-Seraph-LoginReason'] = 'OK';
  return user;
}

function byToken(call: Call, raw: string): UserRecord | null {
  const { site } = call;
  const grant = site.profile.has.oauth2 ? site.oauth.find(raw) : null;
  const token = grant ?? (site.profile.has.personalTokens ? site.tokens.find(raw) : null);
  const user = token ? site.state.users.findByKey(token.userKey) : undefined;
  if (!user?.active) {
    call.replyHeaders['X-Seraph-LoginReason'] = 'AUTHENTICATED_FAILED';
    return null;
  }
  if (grant) call.scope = grant.scope;
  else if (token && 'service' in token && token.service) call.scope = 'WRITE';
  call.replyHeaders['X-Seraph-LoginReason'] = 'OK';
  return user;
}

function bySession(call: Call): UserRecord | null {
  const id = sessionIdOf(call);
  const user = id ? call.site.sessions.userOf(id) : null;
  if (!user?.active) return null;
  call.replyHeaders['X-Seraph-LoginReason'] = 'OK';
  return user;
}

/** The value of a cookie that the call brought, or null. */
export function cookieOf(call: Call, name: string): string | null {
  for (const pair of (call.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null;
  }
  return null;
}

export const sessionIdOf = (call: Call): string | null => cookieOf(call, 'JSESSIONID');

export function sessionCookie(call: Call, id: string): string {
  return `JSESSIONID=${id}; Path=${call.site.contextPath || '/'}; HttpOnly`;
}
