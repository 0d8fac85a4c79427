/** Runs the real program, bundled once, as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '..', '..');
let bundled: Promise<string> | undefined;
afterAll(async () => {
  if (bundled) await rm(dirname(await bundled), { recursive: true, force: true });
});

/** Answers the path of the program. The same options as the release's bundle, without its source map. */
export function bundleProgram(): Promise<string> {
  bundled ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-program-'));
    await build({
      absWorkingDir: root,
      entryPoints: ['backend/cli/main.ts', 'backend/runs/expressions/expression-child.ts'],
      outdir: folder,
      outExtension: { '.js': '.cjs' },
      entryNames: '[name]',
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      external: ['pg-native'],
      logLevel: 'silent',
    });
    return join(folder, 'main.cjs');
  })();
  return bundled;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProgram {
  readonly process: ChildProcess;
  /** What it wrote so far. */
  stdout(): string;
  stderr(): string;
  /** Resolves with the whole text when standard output matches. */
  says(pattern: RegExp): Promise<string>;
  readonly ended: Promise<Ended>;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export async function startProgram(args: readonly string[], { cwd, env }: ProgramOptions): Promise<RunningProgram> {
  const child = spawn(process.execPath, [await bundleProgram(), ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const looking = new Set<() => void>();
  child.stdout.on('data', (part: Buffer) => {
    stdout += part.toString();
    for (const look of looking) look();
  });
  child.stderr.on('data', (part: Buffer) => {
    stderr += part.toString();
  });
  const ended = once(child, 'close').then(([code]) => {
    for (const look of looking) look();
    return { code: code as number | null, stdout, stderr };
  });
  return {
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (pattern.test(stdout)) resolve(stdout);
          else if (child.exitCode !== null || child.signalCode !== null) reject(new Error(`It ended without saying ${pattern}: ${stderr}`));
          else return;
          looking.delete(look);
        };
        looking.add(look);
        look();
      }),
  };
}

export async function runProgram(args: readonly string[], options: ProgramOptions): Promise<Ended> {
  return (await startProgram(args, options)).ended;
}
