import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import { readSigningKey, signClientAssertion } from './client-assertion';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });

describe('readSigningKey', () => {
  it.each([
    ['PKCS#8', rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'RS256', null],
    ['PKCS#1', rsa.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(), 'RS256', null],
    ['JWK', JSON.stringify({ ...rsa.privateKey.export({ format: 'jwk' }), kid: 'k1' }), 'RS256', 'k1'],
    ['EC', ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString(), 'ES384', null],
  ])('reads a key as %s', (_, text, algorithm, keyId) => {
    expect(readSigningKey(text)).toMatchObject({ algorithm, keyId });
  });

  it.each(['', 'secret', '{"kty":"oct","k":"AA"}', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()])(
    'refuses what is no private key',
    (text) => {
      expect(readSigningKey(text)).toBeNull();
    },
  );
});

describe('signClientAssertion', () => {
  it('proves the client to the audience for five minutes, and never twice with the same id', async () => {
    const key = readSigningKey(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    if (!key) throw new Error('The key is good.');
    const sign = () => signClientAssertion({ ...key, keyId: 'k1' }, { clientId: 'app', audience: 'https://idp/token', now: Date.now() });
    const assertion = await sign();
    const { payload } = await jwtVerify(assertion, createPublicKey(rsa.publicKey.export({ type: 'spki', format: 'pem' })), {
      issuer: 'app',
      subject: 'app',
      audience: 'https://idp/token',
    });
    expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'RS256', kid: 'k1' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    expect(await sign()).not.toBe(assertion);
  });
});
