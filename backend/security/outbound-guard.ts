/** The gate of every outbound connection, against requests that an administrator of the panel could aim at inner systems. */
import { lookup as systemLookup } from 'node:dns/promises';
import { RollcallError } from '../domain/errors';
import type { OutboundGuard, PinnedAddress } from '../domain/outbound';
import { classifyAddress, unmapIp } from './address-class';
import { formatIp, type IpAddress, parseIp } from './ip-address';
import { type OutboundHost, parseHost } from './outbound-host';
import { parseOutboundList } from './outbound-list';

export interface OutboundGuardOptions {
  /** Hosts and networks the operator allows besides the public internet; see `parseOutboundList`. */
  readonly allow: readonly string[];
  /** All addresses of a name. The system's resolver when not given. */
  readonly lookup?: (name: string) => Promise<readonly { readonly address: string }[]>;
}

/**
 * Makes the guard. `resolve` throws `outbound-refused` when *any* address of the host is forbidden, or private and not
 * listed: a name that mixes public and private addresses is an attack or a mistake. A look-up that fails throws the
 * resolver's own error; the caller knows whose side that is.
 */
export function createOutboundGuard({ allow, lookup = lookupAll }: OutboundGuardOptions): OutboundGuard {
  const list = parseOutboundList(allow);
  return {
    async resolve(text, port) {
      if (!Number.isInteger(port) || port < 1 || port > 65_535)
        throw refuse('The port is not between 1 and 65535.', 'Enter the port of the service.');
      const host = parseHost(text);
      const addresses = await addressesOf(host, lookup);
      for (const address of addresses) check(host, address, list.allows(host, address, port));
      return addresses.map(pin);
    },
  };
}

async function addressesOf(host: OutboundHost, lookup: NonNullable<OutboundGuardOptions['lookup']>): Promise<readonly IpAddress[]> {
  if (host.address !== null) return [unmapIp(host.address)];
  const parsed = (await lookup(host.name)).map(({ address }) => parseIp(address));
  const known = parsed.filter((address) => address !== null);
  if (known.length === 0 || known.length < parsed.length)
    throw refuse('The name leads to no address that can be checked.', 'Check the host name.');
  return known.map(unmapIp);
}

/** Which address it was stays inside: a message that told it would map the inner network for whoever asks. */
function check(host: OutboundHost, address: IpAddress, isListed: boolean): void {
  const kind = classifyAddress(address);
  if (kind === 'public' || (kind === 'private' && isListed)) return;
  if (kind === 'forbidden')
    throw refuse(`Rollcall never connects to where ${host.name} leads (link-local, metadata or multicast).`, 'Use another host.');
  throw refuse(
    `${host.name} leads to a private address that the operator did not list.`,
    'Ask the operator of Rollcall to add the host to its list of allowed hosts.',
  );
}

function pin(address: IpAddress): PinnedAddress {
  return { address: formatIp(address), family: address.family };
}

function lookupAll(name: string): Promise<readonly { readonly address: string }[]> {
  return systemLookup(name, { all: true, verbatim: true });
}

function refuse(message: string, remedy: string): RollcallError {
  return new RollcallError('outbound-refused', message, { remedy });
}
