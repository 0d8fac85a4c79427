import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readJar } from '../../plugin-descriptor/read/read-jar';
import { isSignedBy, signJar } from '../../plugin-descriptor/sign/sign-jar';
import { validateJar } from '../../plugin-descriptor/validate';
import { type BuiltJar, buildJar } from './build-jar';
import { version } from './small-jar';

jest.setTimeout(180_000);

const pem = (key: 'ed25519' | 'rsa'): string => {
  const { privateKey } = key === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};

/** Runs a program of the system; where it is not installed there is nothing to prove. */
function runIfThere(program: string, ...args: readonly string[]): { readonly status: number; readonly output: string } | null {
  const { error, status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  return error ? null : { status: status ?? 1, output: stdout };
}

describe('npm run build:plugin', () => {
  let first: BuiltJar;
  let second: BuiltJar;
  beforeAll(() => {
    first = buildJar();
    const key = join(first.folder, 'signing.key');
    writeFileSync(key, pem('ed25519'));
    second = buildJar('--sign-key', key);
  });
  afterAll(() => {
    first.remove();
    second.remove();
  });

  it('makes the same bytes twice, signed or not', () => {
    expect(createHash('sha256').update(second.bytes).digest('hex')).toBe(createHash('sha256').update(first.bytes).digest('hex'));
  });

  it('makes a jar that passes the validator', () => {
    expect(validateJar(first.bytes, { version })).toEqual([]);
  });

  it('writes the hash in the form that sha256sum checks', () => {
    const hash = createHash('sha256').update(first.bytes).digest('hex');
    expect(readFileSync(`${first.path}.sha256`, 'utf8')).toBe(`${hash}  ${basename(first.path)}\n`);
  });

  it('leaves no trace of this machine in the jar', () => {
    for (const { path, content } of readJar(first.bytes).entries)
      expect([path, Buffer.from(content).includes(process.cwd())]).toEqual([path, false]);
  });

  it('makes a jar that other tools can open', () => {
    const unzip = runIfThere('unzip', '-t', first.path);
    if (unzip) expect(unzip.status).toBe(0);
    const javap = runIfThere('javap', '-v', '-cp', first.path, 'org.rollcall.jira.RollcallAdminPageAction');
    if (javap) expect(javap.output).toContain('com.atlassian.jira.security.request.SupportedMethods(');
  });

  it('signs the jar with the key it is given', () => {
    const [signature, certificate] = ['sig', 'crt'].map((ending) => readFileSync(`${second.path}.${ending}`, 'utf8'));
    expect(isSignedBy(second.bytes, signature ?? '', certificate ?? '')).toBe(true);
    expect(isSignedBy(Buffer.concat([second.bytes, Buffer.from([0])]), signature ?? '', certificate ?? '')).toBe(false);
  });

  it('makes a signature and a certificate that OpenSSL verifies', () => {
    if (!runIfThere('openssl', 'version')) return;
    const [raw, publicKey] = [join(second.folder, 'raw.sig'), join(second.folder, 'public.pem')];
    writeFileSync(raw, Buffer.from(readFileSync(`${second.path}.sig`, 'utf8'), 'base64'));
    writeFileSync(publicKey, execFileSync('openssl', ['x509', '-in', `${second.path}.crt`, '-pubkey', '-noout']));
    const checked = runIfThere(
      'openssl',
      'pkeyutl',
      '-verify',
      '-pubin',
      '-inkey',
      publicKey,
      '-rawin',
      '-in',
      second.path,
      '-sigfile',
      raw,
    );
    expect(checked?.output).toContain('Signature Verified Successfully');
    expect(runIfThere('openssl', 'verify', '-CAfile', `${second.path}.crt`, `${second.path}.crt`)?.status).toBe(0);
  });
});

describe('signing', () => {
  const jar = Buffer.from('a jar');
  const today = new Date('2030-05-04T10:00:00Z');

  it('refuses a key of another kind', () => {
    expect(() => signJar(jar, pem('rsa'), null, today)).toThrow('must be an Ed25519 key');
  });

  it('refuses the certificate of another key', () => {
    const other = signJar(jar, pem('ed25519'), null, today).certificate;
    expect(() => signJar(jar, pem('ed25519'), other, today)).toThrow('belongs to another key');
  });

  it('is not taken for good by the certificate of another key', () => {
    const { signature } = signJar(jar, pem('ed25519'), null, today);
    expect(isSignedBy(jar, signature, signJar(jar, pem('ed25519'), null, today).certificate)).toBe(false);
  });

  it('makes the same certificate all day long', () => {
    const key = pem('ed25519');
    const { certificate } = signJar(jar, key, null, today);
    expect(signJar(jar, key, null, new Date('2030-05-04T23:00:00Z')).certificate).toBe(certificate);
    expect(signJar(jar, key, certificate, today).certificate).toBe(certificate);
  });
});
