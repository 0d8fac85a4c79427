/** A self-signed RSA certificate for an application, made with the `openssl` command. */
import { execFile } from 'node:child_process';
import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface AppCertificate {
  readonly certificate: string;
  readonly privateKey: string;
  /** What the tenant keeps of it. */
  readonly uploaded: { readonly publicKey: KeyObject; readonly thumbprint: string };
}

/** Throws when there is no `openssl`. */
export async function makeAppCertificate(): Promise<AppCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-app-'));
  try {
    const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', 'app.key', '-out', 'app.pem', '-days', '2', '-subj', '/CN=Rollcall'];
    await promisify(execFile)('openssl', ['req', '-x509', ...made], { cwd: folder });
    const certificate = await readFile(join(folder, 'app.pem'), 'utf8');
    const parsed = new X509Certificate(certificate);
    const thumbprint = createHash('sha256').update(parsed.raw).digest('base64url');
    return {
      certificate,
      privateKey: await readFile(join(folder, 'app.key'), 'utf8'),
      uploaded: { publicKey: parsed.publicKey, thumbprint },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
