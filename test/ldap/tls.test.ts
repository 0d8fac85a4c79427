/** Encryption, trust and signing in. Real slapd; certificates by openssl. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Probe } from '../../backend/connectors/spi';
import { makeCertificates } from '../sources/ldap/certificates';
import { openConnector, readAll, slapdValues } from '../sources/ldap/connector-rig';
import { type Slapd, startSlapd } from '../sources/ldap/slapd';
import { crowd } from '../sources/ldap/small-directory';

describe('an encrypted directory', () => {
  let slapd: Slapd;
  let directory: string;
  let foreignCa: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rollcall-ca-'));
    foreignCa = (await makeCertificates(directory, ['DNS:localhost'])).ca;
    slapd = await startSlapd({ entries: crowd(30), tls: ['DNS:localhost', 'DNS:ldap.corp.example'] });
  }, 30_000);
  afterAll(async () => {
    await slapd?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const secure = () => `ldaps://localhost:${slapd.securePort}`;
  const probe = async (values: Record<string, unknown>) => {
    const connector = openConnector(slapdValues(slapd, { encryption: undefined, ...values }));
    const probes = await connector.check();
    await connector.close();
    return (name: Probe['name']) => probes.find((one) => one.name === name);
  };

  it('is read over LDAPS with its own authority', async () => {
    const connector = openConnector(slapdValues(slapd, { urls: [secure()], encryption: 'ldaps', ca: slapd.certificates?.ca }));
    expect((await readAll(connector)).complete).toEqual(['users 30', 'groups 1']);
  });

  it('is read over StartTLS, which is the choice for an ldap URL when none is made', async () => {
    const connector = openConnector(
      slapdValues(slapd, { urls: [`ldap://localhost:${slapd.port}`], encryption: undefined, ca: slapd.certificates?.ca }),
    );
    expect((await readAll(connector)).complete).toEqual(['users 30', 'groups 1']);
  });

  it.each([
    ['LDAPS', () => secure()],
    ['StartTLS', () => `ldap://localhost:${slapd.port}`],
  ])('is refused over %s when its authority is not trusted', async (_, url) => {
    for (const ca of [undefined, foreignCa]) {
      const found = (await probe({ urls: [url()], ca }))('connect');
      expect(found).toMatchObject({ result: 'failed', error: { code: 'source-unreachable', blame: 'config' } });
      expect(found?.detail).toContain('authority');
    }
  });

  it.each([
    ['LDAPS', () => `ldaps://127.0.0.1:${slapd.securePort}`],
    ['StartTLS', () => `ldap://127.0.0.1:${slapd.port}`],
  ])('is refused over %s when the certificate is for another name, unless that name is set', async (_, url) => {
    const ca = slapd.certificates?.ca;
    expect((await probe({ urls: [url()], ca }))('connect')?.detail).toContain('another server name');
    expect((await probe({ urls: [url()], ca, serverName: 'ldap.corp.example' }))('list-users')?.result).toBe('ok');
  });

  it('is refused with words when the port does not speak TLS', async () => {
    const found = (await probe({ urls: [`ldaps://localhost:${slapd.port}`] }))('connect');
    expect(found).toMatchObject({ result: 'failed', error: { code: 'source-unreachable' } });
  });

  it('says which step failed when the password is wrong', async () => {
    const found = await probe({ urls: [slapd.url], encryption: 'none', password: 'wrong' });
    expect(found('connect')?.result).toBe('ok');
    expect(found('token')).toMatchObject({ result: 'failed', error: { code: 'source-auth' } });
    expect(found('list-users')?.result).toBe('skipped');
  });

  it('shows six good probes for a good account', async () => {
    const connector = openConnector(slapdValues(slapd));
    expect((await connector.check()).map(({ name, result }) => `${name} ${result}`)).toEqual([
      'connect ok',
      'token ok',
      'list-users ok',
      'list-groups ok',
      'list-members ok',
      'delta ok',
    ]);
  });

  it('tells the attributes of people, those nobody uses yet included', async () => {
    const paths = (await openConnector(slapdValues(slapd)).discover()).users.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['uid', 'mail', 'entryUUID', 'departmentNumber', 'preferredLanguage']));
    expect(paths).not.toContain('userPassword');
  });

  it('uses the next server when the first does not answer', async () => {
    const connector = openConnector(slapdValues(slapd, { urls: ['ldap://127.0.0.1:1', slapd.url] }));
    expect((await readAll(connector)).complete).toEqual(['users 30', 'groups 1']);
  });

  it('connects nowhere the guard forbids', async () => {
    const { testHost } = await import('../sources/ldap/connector-rig');
    const refuse = async () => {
      throw new Error('forbidden');
    };
    await expect(readAll(openConnector(slapdValues(slapd), testHost({ guardAddress: refuse })))).rejects.toThrow('forbidden');
  });
});
