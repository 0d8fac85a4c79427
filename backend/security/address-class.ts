/** Sorts addresses into public, private and forbidden. Ranges: IANA's special-purpose registries; metadata addresses: the cloud vendors' documentation. */
import { type IpAddress, type IpRange, isInRange, parseRange } from './ip-address';

/**
 * `forbidden`: never a source or a target, whatever is listed. `private`: loopback, company networks and other addresses
 * that are not on the public internet; only where the operator listed them. `public`: everything else.
 */
export type AddressClass = 'public' | 'private' | 'forbidden';

const forbidden = ranges(
  '0.0.0.0/8', // this host on this network
  '169.254.0.0/16', // link-local, with the metadata service of most clouds
  '168.63.129.16', // Azure's platform address
  '100.100.100.200', // Alibaba Cloud's metadata service
  '192.0.0.192', // Oracle Cloud's metadata service
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, with the broadcast address
  '::/128', // unspecified
  'fe80::/10', // link-local
  'ff00::/8', // multicast
  'fd00:ec2::254', // metadata service of AWS
  'fd20:ce::254', // metadata service of Google Cloud
);

const privateRanges = ranges(
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '::1/128',
  'fc00::/7',
  'fec0::/10',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
);

/** IPv6 ranges that carry an IPv4 address, and how far from the right end it stands, in bits. */
const carriers: readonly { readonly range: IpRange; readonly shift: bigint }[] = [
  { range: range('::ffff:0:0/96'), shift: 0n },
  { range: range('::ffff:0:0:0/96'), shift: 0n },
  { range: range('64:ff9b::/96'), shift: 0n },
  { range: range('2002::/16'), shift: 80n },
  { range: range('::/96'), shift: 0n },
];

const mapped = range('::ffff:0:0/96');
const onlyIpv6 = [range('::/128'), range('::1/128')];

/** An IPv4 address written as IPv6 (`::ffff:10.0.0.1`) as what it is; any other unchanged. */
export function unmapIp(address: IpAddress): IpAddress {
  return isInRange(address, mapped) ? { family: 4, value: address.value & 0xffffffffn } : address;
}

export function classifyAddress(address: IpAddress): AddressClass {
  const inner = carriedIpv4(address);
  if (inner !== null) return classifyAddress(inner);
  if (forbidden.some((one) => isInRange(address, one))) return 'forbidden';
  return privateRanges.some((one) => isInRange(address, one)) ? 'private' : 'public';
}

function carriedIpv4(address: IpAddress): IpAddress | null {
  if (address.family === 4 || onlyIpv6.some((one) => isInRange(address, one))) return null;
  const carrier = carriers.find((one) => isInRange(address, one.range));
  return carrier === undefined ? null : { family: 4, value: (address.value >> carrier.shift) & 0xffffffffn };
}

function range(text: string): IpRange {
  const parsed = parseRange(text);
  if (parsed === null) throw new Error(`no range: ${text}`);
  return parsed;
}

function ranges(...texts: readonly string[]): readonly IpRange[] {
  return texts.map(range);
}
