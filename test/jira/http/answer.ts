import { withCookies } from '../auth/cookies';
import { identify } from '../auth/identify';
import { failsXsrfCheck } from '../auth/xsrf';
import type { Call } from './call';
import { htmlPage, Refusal, type Reply, refuse, statusBody } from './reply';
import type { Access, Match } from './router';

/** Takes a call through Jira's layers: who is it, may it be a forgery, is it too much, may they, do it. Never throws. */
export async function answer(call: Call, match: Match): Promise<Reply> {
  return withCookies(call, await answerAlone(call, match));
}

async function answerAlone(call: Call, match: Match): Promise<Reply> {
  try {
    // The application's own credentials sign in to the Jira User Server; the person filter does not see those calls.
    if (!call.path.startsWith('/rest/usermanagement/')) {
      identify(call);
      if (call.site.settings.xsrfCheck && failsXsrfCheck(call))
        return { status: 403, text: 'XSRF check failed', type: 'text/html;charset=UTF-8' };
      const limited = limit(call);
      if (limited) return limited;
    }
    const { route } = match;
    if (!route) return call.method === 'OPTIONS' && match.allowed.length > 0 ? optionsOf(match) : unknownPath(call, match);
    call.params = match.params;
    if (!takesJson(call)) return statusBody(406, 'HTTP 406 Not Acceptable');
    checkAccess(call, route.access);
    return await route.handler(call);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`stand-in Jira failed on ${call.method} ${call.path}: ${text}\n`);
    return { status: 500, json: { errorMessages: ['Internal server error'], errors: {} } };
  }
}

function limit(call: Call): Reply | null {
  if (!call.caller || !call.path.startsWith('/rest/')) return null;
  const decision = call.site.rateLimiter.take(call.caller);
  if (!decision) return null;
  Object.assign(call.replyHeaders, decision.headers);
  return decision.allowed ? null : statusBody(429, 'Rate limit exceeded.');
}

function checkAccess(call: Call, access: Access): void {
  if (access === 'open') return;
  if (!call.caller) {
    call.replyHeaders['WWW-Authenticate'] = `OAuth realm="${encodeURIComponent(call.site.baseUrl)}"`;
    if (!call.path.startsWith('/rest/api/')) throw new Refusal(statusBody(401, 'Client must be authenticated to access this resource.'));
    throw refuse(401, 'You are not authenticated. Authentication required to perform this operation.');
  }
  const { permissions } = call.site.state;
  // UNCONFIRMED: the text; that service accounts cannot administer is documented.
  if (access !== 'user' && !call.allows(access === 'sysadmin' ? 'SYSTEM_ADMIN' : 'ADMIN'))
    throw refuse(403, 'The scope of the access token does not allow administration.');
  if (!['GET', 'HEAD', 'OPTIONS'].includes(call.method) && !call.allows('WRITE'))
    throw refuse(403, 'The scope of the access token does not allow changes.');
  if (access === 'admin' && !permissions.isAdmin(call.caller)) {
    throw refuse(403, 'You are not authorized to perform this operation. Administrator privileges are required.');
  }
  if (access === 'sysadmin' && !permissions.isSystemAdmin(call.caller)) {
    throw refuse(403, 'You are not authorized to perform this operation. System administrator privileges are required.');
  }
}

/** Reading `/rest/api/2` gives JSON only; what an `Accept` without it gets is JAX-RS's rule (the body is UNCONFIRMED). */
function takesJson({ method, path, headers }: Call): boolean {
  const accept = headers.accept;
  if (accept === undefined || !path.startsWith('/rest/api/2/') || (method !== 'GET' && method !== 'HEAD')) return true;
  return accept.trim() === '' || /(^|[\s,])(\*|application)\/(json|\*)|(^|,)\s*\*\s*(;|,|$)/i.test(accept);
}

/** The verbs a path knows, as JAX-RS tells them; no sign-in is needed to ask. */
function optionsOf(match: Match): Reply {
  return { status: 200, text: '', headers: { Allow: verbsOf(match) } };
}

function verbsOf({ allowed }: Match): string {
  return [...(allowed.includes('GET') ? ['HEAD'] : []), ...allowed, 'OPTIONS'].join(',');
}

function unknownPath(call: Call, match: Match): Reply {
  if (!call.path.startsWith('/rest/')) return htmlPage(404, 'Not Found', 'Oops, you&#39;ve found a dead link.');
  if (match.allowed.length > 0) {
    return { ...statusBody(405, 'HTTP 405 Method Not Allowed'), headers: { Allow: verbsOf(match) } };
  }
  return statusBody(404, `null for uri: ${call.site.baseUrl}${call.path}`);
}
