/** IP addresses as numbers, and ranges of them. */
import { isIP } from 'node:net';

export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

export interface IpRange {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly bits: number;
}

/** Parses one address in its ordinary form. Null for anything else, zone ids included. */
export function parseIp(text: string): IpAddress | null {
  const family = isIP(text);
  if (family === 4) return { family, value: parseIpv4(text) };
  if (family === 6 && !text.includes('%')) return { family, value: parseIpv6(text) };
  return null;
}

/** Parses `10.0.0.0/8`, `fd00::/8` or a single address. Null when it is neither. */
export function parseRange(text: string): IpRange | null {
  const [base = '', prefix, ...rest] = text.split('/');
  const address = parseIp(base);
  if (address === null || rest.length > 0) return null;
  const width = widthOf(address.family);
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null;
  const bits = prefix === undefined ? width : Number(prefix);
  return bits <= width ? { family: address.family, first: network(address.value, bits, width), bits } : null;
}

export function isInRange(address: IpAddress, range: IpRange): boolean {
  return address.family === range.family && network(address.value, range.bits, widthOf(range.family)) === range.first;
}

/** The address in its ordinary form; IPv6 without shortening. */
export function formatIp({ family, value }: IpAddress): string {
  const parts = family === 4 ? split(value, 4, 8n) : split(value, 8, 16n);
  return family === 4 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':');
}

function split(value: bigint, count: number, width: bigint): readonly bigint[] {
  return Array.from({ length: count }, (_, index) => (value >> (width * BigInt(count - 1 - index))) & ((1n << width) - 1n));
}

function widthOf(family: 4 | 6): number {
  return family === 4 ? 32 : 128;
}

function network(value: bigint, bits: number, width: number): bigint {
  const free = BigInt(width - bits);
  return (value >> free) << free;
}

function parseIpv4(text: string): bigint {
  return text.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function parseIpv6(text: string): bigint {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const [, before = '', tail = ''] = dotted ?? [];
  const plain = dotted === null ? text : `${before}${toGroups(parseIpv4(tail))}`;
  const [left = '', right] = plain.split('::');
  const head = groupsOf(left);
  const end = right === undefined ? [] : groupsOf(right);
  const zeros = Array.from({ length: 8 - head.length - end.length }, () => 0n);
  return [...head, ...zeros, ...end].reduce((sum, group) => (sum << 16n) | group, 0n);
}

function toGroups(value: bigint): string {
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

function groupsOf(text: string): readonly bigint[] {
  return text === '' ? [] : text.split(':').map((group) => BigInt(`0x${group}`));
}
