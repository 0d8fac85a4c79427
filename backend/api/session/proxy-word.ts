/**
 * The hardened form: the reverse proxy has asked Jira itself, with the cookie that it does not hand on, and says who it was. Believed
 * only with the secret that the proxy and Rollcall share; the proxy asks for a resource that administrators alone may read.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { RollcallError } from '../../domain/errors';
import type { BrowserUser } from '../../runs';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Null when the proxy names nobody. Throws `unauthenticated` when it is not the proxy that speaks. */
export function personByProxy(request: Pick<Request, 'headers'>, secret: string): BrowserUser | null {
  const shown = request.headers['x-rollcall-proxy'];
  if (typeof shown !== 'string' || !timingSafeEqual(digest(shown), digest(secret))) throw notTheProxy();
  const name = decode(String(request.headers['x-rollcall-user'] ?? ''));
  if (name === '' || name === 'anonymous') return null;
  return { key: name, name, displayName: name, administrator: true, groups: [] };
}

/** Nobody can mend this by signing in to Jira. */
function notTheProxy(): RollcallError {
  return new RollcallError('unauthenticated', 'The reverse proxy in front of Rollcall did not show the secret both share.', {
    blame: 'config',
    remedy: 'Let the proxy send X-Rollcall-Proxy with the value of ROLLCALL_PROXY_SECRET, as docs/reverse-proxy.md has it.',
  });
}

/** Jira writes names into its `X-AUSERNAME` percent-encoded. UNCONFIRMED for names that hold a percent sign. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
