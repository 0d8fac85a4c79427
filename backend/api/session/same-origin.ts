/**
 * The one route that looks at a cookie must not be callable by a foreign page: the request names its origin, the browser
 * says it is the same site, and carries a header no form can set.
 */
import type { Request } from 'express';
import { RollcallError } from '../../domain/errors';

export function requireSameOrigin(request: Request, publicOrigins: readonly string[]): void {
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  const asked = request.headers['x-requested-with'];
  if (
    origin !== undefined &&
    publicOrigins.includes(origin) &&
    (site === undefined || site === 'same-origin') &&
    asked === 'XMLHttpRequest'
  )
    return;
  throw new RollcallError('forbidden', 'A session can be opened from the page inside Jira only.', {
    blame: 'config',
    remedy: `Open the page in Jira itself. If Jira is reached under another address than ${publicOrigins.join(' or ')}, set jira.publicUrl.`,
  });
}

/** The cookies that carry a Jira session, and no others: `JSESSIONID` and what the load balancer sticks by. */
export function sessionCookies(header: string | undefined, sticky: readonly string[]): string | null {
  const wanted = new Set(['JSESSIONID', ...sticky]);
  const found = (header ?? '').split(/;\s*/).filter((pair) => wanted.has(pair.slice(0, pair.indexOf('='))));
  return found.some((pair) => pair.startsWith('JSESSIONID=')) ? found.join('; ') : null;
}
