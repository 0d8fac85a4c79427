/**
 * Envelope encryption of one secret. Each has its own random data key, which encrypts it (AES-256-GCM); the master key
 * encrypts only data keys. Changing the master key therefore re-wraps the data keys and leaves the secrets as they are.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { RollcallError } from '../domain/errors';
import type { MasterKey } from './master-key';

/** Where a secret belongs. It is authenticated: a sealed secret moved to another place cannot be opened there. */
export interface SecretPlace {
  readonly owner: string;
  readonly field: string;
}

interface Envelope {
  readonly keyId: string;
  readonly wrappedKey: Buffer;
  readonly box: Buffer;
}

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** Seals a text for one place. The answer is printable and holds the id of the master key. */
export function seal(plain: string, place: SecretPlace, masterKey: MasterKey): string {
  const dataKey = randomBytes(keyBytes);
  return format({
    keyId: masterKey.id,
    wrappedKey: encrypt(dataKey, masterKey.bytes, context('key', place)),
    box: encrypt(Buffer.from(plain, 'utf8'), dataKey, context('secret', place)),
  });
}

/** Opens what `seal` made. Throws `secret-unreadable` for another key, another place, or anything changed. */
export function unseal(sealed: string, place: SecretPlace, keys: readonly MasterKey[]): string {
  const envelope = parse(sealed, place);
  const dataKey = unwrap(envelope, place, keys);
  return decrypt(envelope.box, dataKey, context('secret', place), place).toString('utf8');
}

/** The same secret under another master key. The secret itself is opened too, as proof that it is whole. */
export function rewrap(sealed: string, place: SecretPlace, keys: readonly MasterKey[], to: MasterKey): string {
  const envelope = parse(sealed, place);
  const dataKey = unwrap(envelope, place, keys);
  decrypt(envelope.box, dataKey, context('secret', place), place);
  return format({ keyId: to.id, wrappedKey: encrypt(dataKey, to.bytes, context('key', place)), box: envelope.box });
}

/** Id of the master key that a sealed secret asks for; null when it is no sealed secret. */
export function keyIdOf(sealed: string): string | null {
  const [mark, keyId, ...rest] = sealed.split('.');
  return mark === version && keyId !== undefined && rest.length === 2 ? keyId : null;
}

function unwrap(envelope: Envelope, place: SecretPlace, keys: readonly MasterKey[]): Buffer {
  const key = keys.find(({ id }) => id === envelope.keyId);
  if (key === undefined) {
    throw unreadable(place, 'was sealed with another master key', 'Give Rollcall the master key it had before, or enter the secret again.');
  }
  return decrypt(envelope.wrappedKey, key.bytes, context('key', place), place);
}

function context(use: 'key' | 'secret', { owner, field }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify(['rollcall', version, use, owner, field]), 'utf8');
}

function encrypt(plain: Buffer, key: Buffer, aad: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(box: Buffer, key: Buffer, aad: Buffer, place: SecretPlace): Buffer {
  try {
    const nonce = box.subarray(0, nonceBytes);
    const tag = box.subarray(box.length - tagBytes);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(aad).setAuthTag(tag);
    return Buffer.concat([decipher.update(box.subarray(nonceBytes, box.length - tagBytes)), decipher.final()]);
  } catch (cause) {
    throw unreadable(place, 'is damaged or was moved here from another place', 'Enter the secret again.', cause);
  }
}

function format({ keyId, wrappedKey, box }: Envelope): string {
  return [version, keyId, wrappedKey.toString('base64url'), box.toString('base64url')].join('.');
}

function parse(sealed: string, place: SecretPlace): Envelope {
  const keyId = keyIdOf(sealed);
  const [, , wrapped = '', boxed = ''] = sealed.split('.');
  const envelope = { keyId: keyId ?? '', wrappedKey: Buffer.from(wrapped, 'base64url'), box: Buffer.from(boxed, 'base64url') };
  const isWhole = envelope.wrappedKey.length === nonceBytes + keyBytes + tagBytes && envelope.box.length >= nonceBytes + tagBytes;
  if (keyId !== null && isWhole && format(envelope) === sealed) return envelope;
  throw unreadable(place, 'is not in a form this version knows', 'Enter the secret again.');
}

function unreadable({ owner, field }: SecretPlace, what: string, remedy: string, cause?: unknown): RollcallError {
  return new RollcallError('secret-unreadable', `The secret ${field} of ${owner} ${what}.`, { remedy, blame: 'config', field, cause });
}
