/** Keeps every request on the origin the administrator configured, so that a token never travels anywhere else. */
import { RollcallError } from '../../../domain/errors';
import type { HttpRequest } from './client';

/** `https://host/base` without trailing slashes; throws `config-invalid` for anything that is not an http(s) address. */
export function parseBaseUrl(baseUrl: string): URL {
  const parsed = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '') {
    throw new RollcallError('config-invalid', 'The address of the source is not a web address.', {
      remedy: 'Enter an address such as https://company.example, without user name and password.',
    });
  }
  return parsed;
}

/**
 * The address a request goes to: a path is put below the base, an absolute next link must have the base's origin.
 * Another host, port or scheme is `source-protocol`: a hostile or misconfigured source asked for the token to be sent away.
 */
export function resolveUrl(base: URL, url: string, query?: HttpRequest['query']): string {
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//');
  const target = absolute ? url : `${base.origin}${base.pathname.replace(/\/+$/, '')}${url.startsWith('/') ? '' : '/'}${url}`;
  const parsed = URL.canParse(target, base.href) ? new URL(target, base.href) : null;
  if (!parsed || parsed.origin !== base.origin || parsed.username !== '' || parsed.password !== '') {
    throw new RollcallError('source-protocol', 'The source pointed to an address outside its own; the link was not followed.', {
      remedy: 'Check that the configured address is the one the source uses for itself.',
    });
  }
  if (query) {
    for (const [name, value] of Object.entries(query)) if (value !== undefined) parsed.searchParams.set(name, String(value));
  }
  return parsed.href;
}
