import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { bits, der, integer, octets, oid, sequence, set, time, utf8, yes } from './der';

const ED25519 = sequence(oid('1.3.101.112'));
const DAY_MS = 86_400_000;

/**
 * A certificate (X.509, PEM) in which an Ed25519 key vouches for itself, good for signing code. It lasts from the beginning of the
 * day. Node can read certificates and cannot write them; this is the little that `openssl req -x509` would do.
 */
export function writeCertificate(key: KeyObject, commonName: string, from: Date, days: number): string {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const start = new Date(Math.floor(from.getTime() / DAY_MS) * DAY_MS);
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8(commonName))));
  const serial = createHash('sha256').update(publicKey).update(start.toISOString()).digest().subarray(0, 16);
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(positive(serial)),
    ED25519,
    name,
    sequence(time(start), time(new Date(start.getTime() + days * DAY_MS))),
    name,
    publicKey,
    der(0xa3, extensions(publicKey)),
  );
  const whole = sequence(body, ED25519, bits(sign(null, body, key)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** Serial numbers are positive and without a leading zero. */
function positive(bytes: Buffer): Buffer {
  return Buffer.from([((bytes[0] ?? 0) & 0x7f) | 0x40, ...bytes.subarray(1)]);
}

/** Basic constraints (its own authority), key usage (signatures, certificates), and the key's name by its hash. */
function extensions(publicKey: Buffer): Buffer {
  const keyId = createHash('sha1').update(publicKey.subarray(-32)).digest();
  return sequence(
    sequence(oid('2.5.29.19'), yes, octets(sequence(yes))),
    sequence(oid('2.5.29.15'), yes, octets(bits(Buffer.from([0x84]), 2))),
    sequence(oid('2.5.29.14'), octets(octets(keyId))),
  );
}
