/** The operator's list of hosts and networks that connections may go to although they are not public. */
import { RollcallError } from '../domain/errors';
import { type IpAddress, type IpRange, isInRange, parseRange } from './ip-address';
import { type OutboundHost, parseHost } from './outbound-host';

export interface OutboundList {
  /** Whether this address of this host may be connected to at this port. */
  allows(host: OutboundHost, address: IpAddress, port: number): boolean;
}

interface Entry {
  readonly port: number | null;
  readonly matches: (host: OutboundHost, address: IpAddress) => boolean;
}

/**
 * Entries: a host name (`ldap.corp`), all names below one (`*.corp`), an address or network (`10.1.0.0/16`,
 * `[fd00::]/8`), each with a port or without (`ldap.corp:636`). Throws `config-invalid` naming an entry that is none.
 */
export function parseOutboundList(entries: readonly string[]): OutboundList {
  const parsed = entries.map(parseEntry);
  return {
    allows: (host, address, port) => parsed.some((entry) => (entry.port === null || entry.port === port) && entry.matches(host, address)),
  };
}

function parseEntry(text: string): Entry {
  const { place, port } = splitPort(text.trim());
  if (port !== null && (port < 1 || port > 65_535)) throw invalid(text);
  const range = parseRange(place);
  if (range !== null) return { port, matches: inRange(range) };
  if (place.startsWith('*.')) return { port, matches: below(nameOf(place.slice(2), text)) };
  const name = nameOf(place, text);
  return { port, matches: (host) => host.name === name };
}

/** `[fd00::1]:636`, `ldap.corp:636`, `10.0.0.0/8:636`; a bare IPv6 address has no port. */
function splitPort(text: string): { readonly place: string; readonly port: number | null } {
  const bracketed = /^\[([^\]]*)\](\/\d+)?(?::(\d+))?$/.exec(text);
  if (bracketed !== null) {
    const [, inner = '', prefix = '', port] = bracketed;
    return { place: `${inner}${prefix}`, port: port === undefined ? null : Number(port) };
  }
  const [, place = text, port] = /^([^:]*):(\d+)$/.exec(text) ?? [];
  return { place, port: port === undefined ? null : Number(port) };
}

function inRange(range: IpRange): Entry['matches'] {
  return (_host, address) => isInRange(address, range);
}

function below(suffix: string): Entry['matches'] {
  return (host) => host.address === null && host.name.endsWith(`.${suffix}`);
}

function nameOf(text: string, entry: string): string {
  try {
    const { name, address } = parseHost(text);
    if (address === null && !name.includes('*')) return name;
  } catch {
    // Said below, with the entry.
  }
  throw invalid(entry);
}

function invalid(entry: string): RollcallError {
  return new RollcallError('config-invalid', `"${entry}" is not a host, *.suffix, network or host:port.`, {
    field: 'outbound.allow',
    remedy: 'Write for example ldap.corp, *.corp, 10.1.0.0/16 or ldap.corp:636.',
  });
}
