/** The real program in a process of its own, with its peak memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Run } from '../../backend/domain/runs/run';
import { serverBundle } from '../faults/server-bundle';

export interface ProgramRun {
  readonly run: Run;
  /** From the run's own begin to its end, in seconds. */
  readonly seconds: number;
  /** Largest resident memory of the process, in MB (10⁶ bytes). */
  readonly rssMb: number;
}

export interface Workplace {
  readonly dataDir: string;
  readonly config: string;
  readonly variables: Readonly<Record<string, string>>;
}

export async function runProgram(place: Workplace, ...words: readonly string[]): Promise<ProgramRun> {
  const child = spawn(process.execPath, [serverBundle(), '--json', '--config', place.config, '--data', place.dataDir, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, ROLLCALL_OUTBOUND_ALLOW: '127.0.0.1', ...place.variables },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  let peakKb = 0;
  const watching = setInterval(() => {
    peakKb = Math.max(peakKb, peakOf(child.pid));
  }, 50);
  await once(child, 'close');
  clearInterval(watching);
  const { run, error } = JSON.parse(output) as { run?: Run; error?: { message: string } };
  if (!run) throw new Error(error?.message ?? 'The program gave no run.');
  if (run.error || (run.state !== 'done' && run.state !== 'held')) throw new Error(`The run is ${run.state}: ${run.error?.message ?? ''}`);
  return { run, seconds: (Date.parse(run.finishedAt ?? '') - Date.parse(run.startedAt)) / 1000, rssMb: (peakKb * 1024) / 1e6 };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
