import { readCertificateKey, signCertificateAssertion } from '../../../backend/connectors/entra/assertion';
import { type AppCertificate, makeAppCertificate } from './certificate';
import { openEntraConnector, readSnapshot } from './connector-rig';
import { type EntraStandIn, startEntra } from './start';

describe('signing in to Entra with a certificate', () => {
  let ours: AppCertificate;
  let other: AppCertificate;
  let entra: EntraStandIn;

  beforeAll(async () => {
    [ours, other] = await Promise.all([makeAppCertificate(), makeAppCertificate()]);
    entra = await startEntra({ certificate: ours.uploaded });
  }, 30_000);

  afterAll(() => entra.close());

  const open = ({ certificate, privateKey }: AppCertificate) =>
    openEntraConnector(entra, { authentication: 'certificate', certificate, privateKey });

  it('proves itself without sending a secret', async () => {
    const connector = open(ours);
    const read = await readSnapshot(connector);
    await connector.close();
    expect(read.problems).toEqual([]);
    expect(read.users.size).toBe(250);
  });

  it('names what to mend when the tenant does not know the certificate', async () => {
    const connector = open(other);
    const token = (await connector.check()).find(({ name }) => name === 'token');
    await connector.close();
    expect(token).toMatchObject({ result: 'failed', error: { code: 'source-auth' }, hint: expect.stringMatching(/certificate/) });
  });

  it('tells which of the two PEM texts is no good', () => {
    expect(readCertificateKey('nonsense', ours.privateKey)).toBe('certificate');
    expect(readCertificateKey(ours.certificate, 'nonsense')).toBe('key');
    expect(readCertificateKey(ours.certificate, other.privateKey)).toBe('pair');
  });

  it('signs with PS256, names the certificate by SHA-256, and never sends an assertion twice', async () => {
    const key = readCertificateKey(ours.certificate, ours.privateKey);
    if (typeof key === 'string') throw new Error('The key is good.');
    const sign = () => signCertificateAssertion(key, { clientId: 'app', audience: 'https://login/token', now: 1_700_000_000_000 });
    const [header = '', payload = ''] = (await sign()).split('.');
    const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
    expect(decode(header)).toEqual({ alg: 'PS256', typ: 'JWT', 'x5t#S256': ours.uploaded.thumbprint });
    expect(decode(payload)).toEqual({
      iss: 'app',
      sub: 'app',
      aud: 'https://login/token',
      iat: 1_700_000_000,
      nbf: 1_700_000_000,
      exp: 1_700_000_300,
      jti: expect.any(String),
    });
    expect(await sign()).not.toBe(await sign());
  });
});
