/** Starts the stand-in in a process of its own, so that its work does not count as the connector's. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface EntraProcess {
  readonly baseUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** `options` as the command line has them: `{ users: 10000, groups: 500, latency: 20 }`. Throws when it is not up in 30 seconds. */
export async function startEntraProcess(options: Readonly<Record<string, string | number>>): Promise<EntraProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-entra-'));
  const ready = join(folder, 'ready.json');
  const words = Object.entries({ ...options, ready }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'cli.ts'), ...words], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const until = Date.now() + 30_000;
  for (let text = ''; ; text = await readFile(ready, 'utf8').catch(() => '')) {
    if (text.endsWith('}')) return { ...(JSON.parse(text) as Omit<EntraProcess, 'pid' | 'close'>), pid: child.pid ?? 0, close };
    if (child.exitCode !== null || Date.now() > until) {
      await close();
      throw new Error('The Entra stand-in did not start.');
    }
    await pause(50);
  }
}
