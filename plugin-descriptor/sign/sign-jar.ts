import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto';
import { writeCertificate } from './certificate';

export interface SignedJar {
  /** Base64 of the 64 bytes, as the upload form takes it. */
  readonly signature: string;
  /** PEM, for the trust store of the Jira. */
  readonly certificate: string;
}

/** Long enough for a customer not to renew it with each release. */
const CERTIFICATE_DAYS = 825;

/**
 * Signs a jar with an Ed25519 key (PEM), detached: the jar stays as it is. Without a certificate one is made that begins on the given
 * day. Throws when the key is of another kind or the certificate belongs to another key.
 */
export function signJar(jar: Uint8Array, keyPem: string, certificatePem: string | null, today: Date): SignedJar {
  const key = createPrivateKey(keyPem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`The signing key must be an Ed25519 key, this one is ${key.asymmetricKeyType}.`);
  const certificate = certificatePem ?? writeCertificate(key, 'Rollcall plugin signing', today, CERTIFICATE_DAYS);
  if (!new X509Certificate(certificate).checkPrivateKey(key)) throw new Error('The certificate belongs to another key.');
  return { signature: sign(null, jar, key).toString('base64'), certificate };
}

/** Whether the signature of a jar is good by a certificate, as Jira 11 looks before it installs. */
export function isSignedBy(jar: Uint8Array, signature: string, certificatePem: string): boolean {
  const key = createPublicKey(new X509Certificate(certificatePem).publicKey.export({ type: 'spki', format: 'pem' }));
  return verify(null, jar, key, Buffer.from(signature, 'base64'));
}
