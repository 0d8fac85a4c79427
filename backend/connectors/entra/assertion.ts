/**
 * Proof of the application by its certificate: PS256, the certificate named by `x5t#S256`.
 * Source: Microsoft identity platform docs, "Application authentication certificate credentials".
 */
import { createHash, createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';

export interface CertificateKey {
  readonly key: KeyObject;
  /** SHA-256 of the certificate's DER form, base64url. */
  readonly thumbprint: string;
}

export type CertificateFault = 'certificate' | 'key' | 'pair';

/** Reads both as PEM. Answers which of them is no good: `pair` when the key is not the certificate's. */
export function readCertificateKey(certificatePem: string, keyPem: string): CertificateKey | CertificateFault {
  const certificate = attempt(() => new X509Certificate(certificatePem));
  if (!certificate) return 'certificate';
  const key = attempt(() => createPrivateKey(keyPem));
  if (key?.asymmetricKeyType !== 'rsa') return 'key';
  if (!certificate.checkPrivateKey(key)) return 'pair';
  return { key, thumbprint: createHash('sha256').update(certificate.raw).digest('base64url') };
}

/** An assertion for one token request, good for five minutes. `now` in milliseconds since 1970. */
export async function signCertificateAssertion(
  { key, thumbprint }: CertificateKey,
  claims: { readonly clientId: string; readonly audience: string; readonly now: number },
): Promise<string> {
  const issuedAt = Math.floor(claims.now / 1_000);
  return await new SignJWT({})
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint })
    .setIssuer(claims.clientId)
    .setSubject(claims.clientId)
    .setAudience(claims.audience)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + 300)
    .setJti(randomUUID())
    .sign(key);
}

function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
