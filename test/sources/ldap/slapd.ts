/**
 * A real OpenLDAP server for tests: data in a temporary directory, a free port on 127.0.0.1, gone after `stop`.
 * Needs the Debian package `slapd` (and `openssl` for TLS); works for any user.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'ldapts';
import { type Certificates, makeCertificates } from './certificates';
import { type LdifEntry, writeLdif } from './ldif';
import { ADMIN_DN, READER_DN, writeSlapdConf } from './slapd-conf';

export interface SlapdOptions {
  /** Everything in the directory from the base entry on, parents first. The reader's own entry is added. */
  readonly entries: Iterable<LdifEntry>;
  /** Access rules before the one that lets the reader read everything. */
  readonly acl?: readonly string[];
  /** Limits of the reader, in the words of slapd.conf; null: slapd's default of 500. Default unlimited. */
  readonly limits?: string | null;
  /** Names for the server's certificate (`DNS:localhost`); LDAPS and StartTLS are on when given. */
  readonly tls?: readonly string[];
  /** Overlays to load: `memberof`, `refint`. They see changes made later, not the first data. */
  readonly overlays?: readonly string[];
  /** The reader may read the monitor. */
  readonly monitor?: boolean;
}

export interface Slapd {
  readonly port: number;
  readonly url: string;
  /** Null without TLS. */
  readonly securePort: number | null;
  readonly certificates: Certificates | null;
  readonly reader: { readonly dn: string; readonly password: string };
  readonly pid: number;
  /** A client with every right, to change things with. */
  admin(): Promise<Client>;
  /** The same data and port under other access rules or limits: what an administrator's slip does overnight. */
  restart(change: Pick<SlapdOptions, 'acl' | 'limits'>): Promise<void>;
  /** `SIGKILL` stops it in the middle of whatever it does. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const PASSWORD = 'not-a-secret';

export async function startSlapd(options: SlapdOptions): Promise<Slapd> {
  const slapd = findProgram('slapd');
  const slapadd = findProgram('slapadd');
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-slapd-'));
  await mkdir(join(directory, 'db'));
  const certificates = options.tls ? await makeCertificates(directory, options.tls) : null;
  const conf = join(directory, 'slapd.conf');
  const configure = ({ acl = [], limits = 'size=unlimited time=unlimited' }: Pick<SlapdOptions, 'acl' | 'limits'>) =>
    writeFile(
      conf,
      writeSlapdConf({
        directory,
        adminPassword: PASSWORD,
        acl,
        limits,
        overlays: options.overlays ?? [],
        certificates,
        monitor: options.monitor ?? false,
      }),
    );
  await configure(options);
  const data = join(directory, 'data.ldif');
  await writeFile(data, writeLdif(withReader(options.entries)));
  await promisify(execFile)(slapadd, ['-q', '-f', conf, '-l', data], { maxBuffer: 16 * 1024 * 1024 });
  const port = await freePort();
  const securePort = certificates ? await freePort() : null;
  const urls = [`ldap://127.0.0.1:${port}/`, ...(securePort ? [`ldaps://127.0.0.1:${securePort}/`] : [])];
  const launch = async (): Promise<ChildProcess> => {
    const started = spawn(slapd, ['-f', conf, '-h', urls.join(' '), '-d', '0'], { stdio: 'ignore' });
    await ready(port, started);
    return started;
  };
  const end = async (signal: NodeJS.Signals) => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null && child.kill(signal)) await ended;
  };
  let child = await launch();
  return {
    port,
    url: `ldap://127.0.0.1:${port}`,
    securePort,
    certificates,
    reader: { dn: READER_DN, password: PASSWORD },
    get pid() {
      return child.pid ?? 0;
    },
    async admin() {
      const client = new Client({ url: `ldap://127.0.0.1:${port}`, timeout: 30_000 });
      await client.bind(ADMIN_DN, PASSWORD);
      return client;
    },
    async restart(change) {
      await end('SIGTERM');
      await configure(change);
      child = await launch();
    },
    async stop(signal = 'SIGTERM') {
      await end(signal);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function* withReader(entries: Iterable<LdifEntry>): Generator<LdifEntry> {
  let first = true;
  for (const entry of entries) {
    yield entry;
    if (first)
      yield {
        dn: READER_DN,
        attributes: { objectClass: ['organizationalRole', 'simpleSecurityObject'], cn: 'reader', userPassword: PASSWORD },
      };
    first = false;
  }
}

function findProgram(name: string): string {
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];
  const found = places.map((place) => join(place, name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`The LDAP tests need OpenLDAP's ${name}: apt-get install slapd`);
  return found;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

async function ready(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (child.exitCode !== null) throw new Error(`slapd ended at once with code ${child.exitCode}.`);
    if (await answers(port)) return;
    await pause(25);
  }
  child.kill('SIGKILL');
  throw new Error('slapd did not open its port within ten seconds.');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
