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
  const { peakKb } = await call(place, words);
  // The run is asked for afterwards: a simulation of a large company would print a million operations.
  const { output } = await call(place, ['--json', 'runs', '--limit', '1']);
  const [run] = (JSON.parse(output) as { items?: Run[] }).items ?? [];
  if (!run) throw new Error('The program left no run.');
  if (run.error || (run.state !== 'done' && run.state !== 'held')) throw new Error(`The run is ${run.state}: ${run.error?.message ?? ''}`);
  return { run, seconds: (Date.parse(run.finishedAt ?? '') - Date.parse(run.startedAt)) / 1000, rssMb: (peakKb * 1024) / 1e6 };
}

async function call(place: Workplace, words: readonly string[]): Promise<{ readonly output: string; readonly peakKb: number }> {
  const child = spawn(process.execPath, [serverBundle(), '--config', place.config, '--data', place.dataDir, ...words], {
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
  return { output, peakKb };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
