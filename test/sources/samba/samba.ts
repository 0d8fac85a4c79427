/**
 * A real Active Directory domain controller (Samba 4) for tests: its data in a temporary directory, its fixed ports in a
 * network of its own where nobody meets them, and reached through its Unix socket from a free port on 127.0.0.1.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'ldapts';
import { grantAccess, replaceInvocation } from './domain-surgery';
import { startForwarder } from './forwarder';

export const SAMBA_BASE = 'DC=corp,DC=example';

export interface Samba {
  readonly url: string;
  readonly administrator: { readonly dn: string; readonly password: string };
  /** How long the domain took to make and the server to answer, in milliseconds. */
  readonly took: { readonly provision: number; readonly start: number };
  /** A client with every right. */
  admin(): Promise<Client>;
  /** Makes it another server by its invocation id, as restoring it from a backup does. */
  restore(): Promise<void>;
  /** One more access rule for an entry, in SDDL. */
  grant(dn: string, rule: string): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = 'Not-a-secret-1';
const ADMINISTRATOR = 'administrator@corp.example';
const run = promisify(execFile);

/** Takes some seconds. Throws with what Samba said when it cannot. */
export async function startSamba(): Promise<Samba> {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-samba-'));
  const data = join(directory, 'dc');
  const database = join(data, 'private', 'sam.ldb');
  const began = performance.now();
  await provision(data);
  const provisioned = performance.now();
  let server = await launch(data);
  const forwarder = await startForwarder(join(data, 'private', 'ldapi'));
  const url = `ldap://127.0.0.1:${forwarder.port}`;
  const admin = async (): Promise<Client> => {
    const client = new Client({ url, timeout: 60_000 });
    await client.bind(ADMINISTRATOR, PASSWORD);
    return client;
  };
  const answered = performance.now();
  return {
    url,
    administrator: { dn: ADMINISTRATOR, password: PASSWORD },
    took: { provision: provisioned - began, start: answered - provisioned },
    admin,
    async restore() {
      await end(server);
      await replaceInvocation(database);
      server = await launch(data);
    },
    grant: (dn, rule) => grantAccess(database, dn, rule),
    async stop() {
      await forwarder.stop();
      await end(server);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function provision(data: string): Promise<void> {
  await run('samba-tool', [
    ...['domain', 'provision', '--configfile=/dev/null', `--targetdir=${data}`, '--realm=CORP.EXAMPLE', '--domain=CORP'],
    ...['--server-role=dc', '--dns-backend=NONE', `--adminpass=${PASSWORD}`, '--host-name=dc1', '--host-ip=127.0.0.1'],
    ...['--option=interfaces=127.0.0.1/8', '--option=bind interfaces only=yes'],
  ]);
  for (const name of ['run', 'ncalrpc']) await mkdir(join(data, name));
}

/** Samba ends by itself when its standard input does, so it cannot outlive the tests. */
async function launch(data: string): Promise<ChildProcess> {
  const options = [
    ...['server services=ldap', 'ldap server require strong auth=no', 'tls enabled=no'],
    ...[`pid directory=${join(data, 'run')}`, `ncalrpc dir=${join(data, 'ncalrpc')}`],
  ];
  const samba = ['samba', '-F', '--no-process-group', '-M', 'single', '-s', join(data, 'etc', 'smb.conf'), '--debug-stdout', '-d', '1'];
  const child = spawn('unshare', ['-n', ...samba, ...options.map((option) => `--option=${option}`)], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  const listen = (chunk: Buffer): void => {
    said = `${said}${chunk.toString()}`.slice(-4_000);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`Samba ended at once with code ${child.exitCode}: ${said}`);
    if (await answers(join(data, 'private', 'ldapi'))) return child;
    await pause(50);
  }
  await end(child);
  throw new Error(`Samba did not answer within half a minute: ${said}`);
}

async function answers(path: string): Promise<boolean> {
  const forwarder = await startForwarder(path);
  const client = new Client({ url: `ldap://127.0.0.1:${forwarder.port}`, timeout: 5_000, connectTimeout: 1_000 });
  try {
    await client.bind(ADMINISTRATOR, PASSWORD);
    return true;
  } catch {
    return false;
  } finally {
    await client.unbind().catch(() => undefined);
    await forwarder.stop();
  }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await ended;
}
