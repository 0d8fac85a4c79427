import type { Call } from '../http/call';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const BROWSER = /mozilla|opera|chrome|safari|msie|trident/i;

/**
 * Jira's protection of writes: a browser-like `User-Agent` must come from Jira's own pages, a foreign `Origin` is refused, and
 * what a multipart form sends needs `X-Atlassian-Token: no-check`.
 */
export function failsXsrfCheck(call: Call): boolean {
  if (SAFE.has(call.method) || !call.path.startsWith('/rest/') || call.path.startsWith('/rest/usermanagement/')) return false;
  const { origin, referer } = call.headers;
  const source = origin ?? referer;
  if (origin && !isOwn(call, origin)) return true;
  if (BROWSER.test(call.headers['user-agent'] ?? '') && !(source && isOwn(call, source))) return true;
  return /^multipart\/form-data/i.test(call.headers['content-type'] ?? '') && !hasToken(call);
}

function hasToken(call: Call): boolean {
  return /^no-?check$/i.test(String(call.headers['x-atlassian-token'] ?? ''));
}

function isOwn(call: Call, source: string): boolean {
  const origin = originOf(source);
  return origin !== null && (origin === originOf(call.site.baseUrl) || origin === `http://${call.headers.host ?? ''}`);
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}
