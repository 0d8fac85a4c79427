/** Values that are bytes, in the forms people and Microsoft's tools write them. */

/**
 * Active Directory's `objectGUID` as text: the first three fields are little-endian (MS-DTYP 2.3.4).
 * Null when it does not have sixteen bytes.
 */
export function formatGuid(bytes: Buffer): string | null {
  if (bytes.length !== 16) return null;
  const hex = Buffer.concat([reversed(bytes, 0, 4), reversed(bytes, 4, 6), reversed(bytes, 6, 8), bytes.subarray(8)]).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The sixteen bytes of a GUID's text, or null when it is none. */
export function parseGuid(text: string): Buffer | null {
  const hex = text.replace(/[{}-]/g, '');
  if (!/^[0-9a-f]{32}$/i.test(hex)) return null;
  const bytes = Buffer.from(hex, 'hex');
  return Buffer.concat([reversed(bytes, 0, 4), reversed(bytes, 4, 6), reversed(bytes, 6, 8), bytes.subarray(8)]);
}

/** A security identifier as `S-1-5-21-…` (MS-DTYP 2.4.2). Null when the bytes are no SID. */
export function formatSid(bytes: Buffer): string | null {
  const count = bytes[1];
  if (bytes.length < 8 || count === undefined || bytes.length !== 8 + count * 4) return null;
  const parts = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(8 + index * 4));
  return ['S', bytes[0], bytes.readUIntBE(2, 6), ...parts].join('-');
}

/** 100-nanosecond steps between 1601 and 1970. */
const EPOCH_1601 = 116_444_736_000_000_000n;

/**
 * An Active Directory time (100 ns since 1601) in milliseconds since 1970. Null for "never" (0 and the largest value)
 * and for text that is no number.
 */
export function readFileTime(text: string): number | null {
  if (!/^\d{1,19}$/.test(text)) return null;
  const steps = BigInt(text);
  if (steps === 0n || steps === 9_223_372_036_854_775_807n) return null;
  return Number((steps - EPOCH_1601) / 10_000n);
}

/** Milliseconds since 1970 as an Active Directory time, for a filter. */
export function writeFileTime(at: number): string {
  return String(BigInt(Math.trunc(at)) * 10_000n + EPOCH_1601);
}

/**
 * A time as directories write it (GeneralizedTime, RFC 4517 §3.3.13): `20261123213310Z`, perhaps with a fraction. In
 * milliseconds since 1970; null for anything else, other zones than UTC included, which no directory uses for its own marks.
 */
export function readGeneralizedTime(text: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,](\d{1,3})\d*)?Z$/.exec(text)?.slice(1);
  if (parts === undefined) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, Number((parts[6] ?? '').padEnd(3, '0')));
}

/** Whole seconds, as every server understands them: `20261123213310Z`. A fraction is cut off. */
export function writeGeneralizedTime(at: number): string {
  return `${new Date(at).toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`;
}

function reversed(bytes: Buffer, from: number, to: number): Buffer {
  return Buffer.from(bytes.subarray(from, to)).reverse();
}
