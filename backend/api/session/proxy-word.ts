/**
 * The hardened form: the reverse proxy has asked Jira itself, with the cookie that it does not hand on, and says who it was. Believed
 * only with the secret that the proxy and Rollcall share; the proxy asks for a resource that administrators alone may read.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import type { BrowserUser } from '../../runs';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Null when it is not the proxy that speaks, or when it names nobody. */
export function personByProxy(request: Request, secret: string): BrowserUser | null {
  const shown = request.headers['x-rollcall-proxy'];
  if (typeof shown !== 'string' || !timingSafeEqual(digest(shown), digest(secret))) return null;
  const name = decode(String(request.headers['x-rollcall-user'] ?? ''));
  if (name === '' || name === 'anonymous') return null;
  return { key: name, name, displayName: name, administrator: true, groups: [] };
}

/** Jira writes names into its `X-AUSERNAME` percent-encoded. UNCONFIRMED for names that hold a percent sign. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
