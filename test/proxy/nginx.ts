/** Debian's nginx with the files of the guide, on loopback and a free port; only addresses, names and paths are replaced. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCertificates } from '../sources/ldap/certificates';

const PROGRAM = '/usr/sbin/nginx';
const GUIDE = resolve(__dirname, '../../docs/reverse-proxy');

export interface NginxOptions {
  readonly jiraPort: number;
  readonly rollcallPort: number;
  readonly session: 'cookie' | 'proxy';
  readonly proxySecret: string;
  /** Instead of a free one. */
  readonly port?: number;
}

export interface Nginx {
  /** `https://localhost:1234` */
  readonly origin: string;
  readonly port: number;
  /** The authority that signed its certificate, PEM. */
  readonly ca: string;
  close(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

export async function startNginx({ jiraPort, rollcallPort, session, proxySecret, port: wanted }: NginxOptions): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-nginx-'));
  const port = wanted ?? (await freePort());
  const { ca, certificateFile, keyFile } = await makeCertificates(folder, ['DNS:localhost', 'IP:127.0.0.1']);
  await mkdir(join(folder, 'temp'));
  await cp(GUIDE, join(folder, 'rollcall'), { recursive: true });
  const guide = await readFile(join(GUIDE, 'rollcall.conf'), 'utf8');
  const here = replaceAll(guide, [
    ['127.0.0.1:8080', `127.0.0.1:${jiraPort}`],
    ['127.0.0.1:8090', `127.0.0.1:${rollcallPort}`],
    ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
    ['jira.example.com;', 'localhost;'],
    ['/etc/nginx/tls/jira.crt', certificateFile],
    ['/etc/nginx/tls/jira.key', keyFile],
    ['include rollcall/session-by-proxy.conf', `include rollcall/session-by-${session}.conf`],
  ]);
  await writeFile(join(folder, 'rollcall', 'proxy-secret.conf'), `proxy_set_header X-Rollcall-Proxy "${proxySecret}";\n`);
  await writeFile(join(folder, 'site.conf'), here);
  await writeFile(join(folder, 'nginx.conf'), frame(folder));
  const child = spawn(PROGRAM, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (piece: Buffer) => {
    complaints += piece.toString();
  });
  await listening(child, port, () => complaints);
  return {
    origin: `https://localhost:${port}`,
    port,
    ca,
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What Debian's own `nginx.conf` has around the files of `conf.d`, in a folder of the test. */
function frame(folder: string): string {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `  ${kind}_temp_path ${folder}/temp/${kind};`).join('\n');
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `${user}\nworker_processes 1;\npid ${folder}/nginx.pid;\nerror_log stderr warn;\nevents { worker_connections 256; }
http {\n  access_log off;\n${temp}\n  include site.conf;\n}\n`;
}

/** Every piece must be there: a guide that says something else is not what is tested. */
function replaceAll(text: string, pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`The guide does not hold "${from}"`);
    return before.replaceAll(from, to);
  }, text);
}

async function listening(child: ChildProcess, port: number, complaints: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) break;
    if (
      await fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      )
    )
      return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`nginx does not start (Debian package "nginx"): ${complaints()}`);
}
