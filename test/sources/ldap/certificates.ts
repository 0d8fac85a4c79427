/** A certificate authority and a server certificate for tests, made with the `openssl` command. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Certificates {
  /** The authority's certificate, PEM. */
  readonly ca: string;
  readonly caFile: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** `names` as openssl writes them: `DNS:localhost`, `IP:127.0.0.1`. Throws when there is no `openssl`. */
export async function makeCertificates(directory: string, names: readonly string[]): Promise<Certificates> {
  const at = (file: string) => join(directory, file);
  const openssl = async (...parts: string[]) => {
    try {
      await run('openssl', parts, { cwd: directory });
    } catch (error) {
      throw new Error('The TLS tests need the openssl command: apt-get install openssl', { cause: error });
    }
  };
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Test authority');
  await openssl('req', ...newKey, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=Test directory');
  await writeFile(at('names.cnf'), `subjectAltName=${names.join(',')}\n`);
  const sign = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names.cnf'];
  await openssl('x509', '-req', '-in', 'server.csr', ...sign, '-out', 'server.pem');
  return {
    ca: await readFile(at('ca.pem'), 'utf8'),
    caFile: at('ca.pem'),
    certificateFile: at('server.pem'),
    keyFile: at('server.key'),
  };
}
