import { RollcallError } from '../domain/errors';
import { type IpAddress, parseIp } from './ip-address';

/** A host as it is compared and looked up: a name in lower case (punycode), or an address. */
export interface OutboundHost {
  readonly name: string;
  readonly address: IpAddress | null;
}

/**
 * Reads a host the way a URL is read, so that every spelling of an address is seen as that address: `0x7f.1`,
 * `2130706433`, `0177.0.0.1`, full-width digits. Throws `outbound-refused` for what is no host.
 */
export function parseHost(text: string): OutboundHost {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const literal = parseIp(bare);
  if (literal !== null) return { name: bare.toLowerCase(), address: literal };
  if (bare === '' || /[\s/\\@?#:%[\]]/.test(bare)) throw refuse();
  const name = canonicalName(bare).replace(/\.$/, '');
  if (name === '') throw refuse();
  return { name, address: parseIp(name) };
}

function canonicalName(host: string): string {
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    throw refuse();
  }
}

function refuse(): RollcallError {
  return new RollcallError('outbound-refused', 'This is not a host name or an address.', {
    remedy: 'Enter a name such as idp.example.com, without spaces, a user name or a path.',
  });
}
