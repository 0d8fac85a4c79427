/** Proof of an OAuth client by its private key (`private_key_jwt`, RFC 7523). */
import { createPrivateKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';

const algorithmsOfCurves: Readonly<Record<string, string>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };

export interface SigningKey {
  readonly key: KeyObject;
  readonly algorithm: string;
  /** `kid` of the header: the one the JWK carries, or null. */
  readonly keyId: string | null;
}

/** A private key as PEM (PKCS#8, PKCS#1, SEC 1) or as JWK. Null when it is neither, or no RSA or EC key. */
export function readSigningKey(text: string): SigningKey | null {
  try {
    const jwk: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : null;
    const key = isRecord(jwk) ? createPrivateKey({ key: jwk, format: 'jwk' }) : createPrivateKey(text);
    const curve = key.asymmetricKeyDetails?.namedCurve ?? '';
    const algorithm = key.asymmetricKeyType === 'rsa' ? 'RS256' : algorithmsOfCurves[curve];
    if (!algorithm) return null;
    return { key, algorithm, keyId: isRecord(jwk) && typeof jwk.kid === 'string' ? jwk.kid : null };
  } catch {
    return null;
  }
}

/** A signed assertion for one token request, good for five minutes. `now` in milliseconds since 1970. */
export async function signClientAssertion(
  signing: SigningKey,
  claims: { readonly clientId: string; readonly audience: string; readonly now: number },
): Promise<string> {
  const issuedAt = Math.floor(claims.now / 1_000);
  return await new SignJWT({})
    .setProtectedHeader({ alg: signing.algorithm, ...(signing.keyId === null ? {} : { kid: signing.keyId }) })
    .setIssuer(claims.clientId)
    .setSubject(claims.clientId)
    .setAudience(claims.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 300)
    .setJti(randomUUID())
    .sign(signing.key);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
