/** Starts a stand-in in a process of its own, so that its work does not count as the connector's. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface StandInProcess {
  readonly pid: number;
  close(): Promise<void>;
}

/** `options` as the command line has them: `{ users: 10000, groups: 500, latency: 20 }`. */
export type ProcessOptions = Readonly<Record<string, string | number>>;

/**
 * @param folder of the stand-in below `test/sources`, with a `cli.ts` that calls `runStandIn`
 * @returns what the stand-in says when it is ready. Throws when it is not up in 30 seconds.
 */
export async function startStandInProcess<Ready extends object>(folder: string, options: ProcessOptions): Promise<Ready & StandInProcess> {
  const place = await mkdtemp(join(tmpdir(), `rollcall-${folder}-`));
  const ready = join(place, 'ready.json');
  const words = Object.entries({ ...options, ready }).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, '..', folder, 'cli.ts'), ...words], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(place, { recursive: true, force: true });
  };
  const until = Date.now() + 30_000;
  for (let text = ''; ; text = await readFile(ready, 'utf8').catch(() => '')) {
    if (text.endsWith('}')) return { ...(JSON.parse(text) as Ready), pid: child.pid ?? 0, close };
    if (child.exitCode !== null || Date.now() > until) {
      await close();
      throw new Error(`The stand-in ${folder} did not start.`);
    }
    await pause(50);
  }
}
