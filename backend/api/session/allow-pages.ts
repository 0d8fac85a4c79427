import type { RequestHandler } from 'express';
import type { Installation } from '../../runs';
import { pageOrigins } from './page-origins';

/** How long a change of the settings may take to be seen; a page asks often. */
const KEEP_MS = 2_000;
const METHODS = 'GET, HEAD, POST, PUT, DELETE';
const HEADERS = 'Authorization, Content-Type, X-Requested-With';

/**
 * Lets the panel inside Jira call a Rollcall on another host (CORS): exactly the origins of the settings, and never with cookies.
 * Where signing in through a window is not set up, no other origin gets an answer it can read.
 */
export function allowPages({ store }: Pick<Installation, 'store'>): RequestHandler {
  let known: { readonly origins: readonly string[]; readonly at: number } | null = null;

  async function origins(): Promise<readonly string[]> {
    if (!known || Date.now() - known.at > KEEP_MS)
      known = { origins: pageOrigins((await store.settings.get()).value.jira), at: Date.now() };
    return known.origins;
  }

  return async (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    if (origin === undefined || !(await origins()).includes(origin)) return next();
    response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Content-Disposition, Retry-After' });
    if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) return next();
    response.set({ 'Access-Control-Allow-Methods': METHODS, 'Access-Control-Allow-Headers': HEADERS, 'Access-Control-Max-Age': '600' });
    response.status(204).end();
  };
}
