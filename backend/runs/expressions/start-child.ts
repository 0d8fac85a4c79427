/** Starts the child process with nothing but what it needs, and ends it when it is silent for too long. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RollcallError } from '../../domain/errors';
import type { FromChild, Outcome, ToChild } from './protocol';

/** A child that is silent for so long hangs in one step of one evaluation. */
const LONGEST_SILENCE_MS = 1_000;
const LONGEST_START_MS = 15_000;
const TICK_MS = 100;

/** The child ended or was ended while it worked. `steps`: how many evaluations it had finished. */
export class ChildGone extends Error {
  readonly steps: number;

  constructor(steps: number) {
    super('The process that evaluates expressions ended.');
    this.steps = steps;
  }
}

export interface ExpressionChild {
  /** One request at a time. Rejects with `ChildGone`; the child is of no use then. */
  evaluate(request: Extract<ToChild, { kind: 'evaluate' }>, steps: number): Promise<Outcome[]>;
  /** The problem with an expression's text, null when there is none. */
  check(expression: string): Promise<string | null>;
  end(): void;
}

interface Pending {
  readonly steps: number;
  readonly outcomes: Outcome[];
  last: boolean;
  resolve(outcomes: Outcome[]): void;
  resolveCheck(problem: string | null): void;
  reject(error: Error): void;
}

/** Beside the server's bundle there is the bundled child; in the source tree Node strips the types of the TypeScript file. */
function childFile(): string {
  const bundled = join(__dirname, 'expression-child.cjs');
  return existsSync(bundled) ? bundled : join(__dirname, 'expression-child.ts');
}

function forkChild(): ChildProcess {
  return fork(childFile(), [], {
    execPath: process.execPath,
    // No environment: it holds secrets. No inherited flags: a loader or a debugger has no business there.
    env: {},
    execArgv: [
      '--max-old-space-size=64',
      '--disallow-code-generation-from-strings',
      '--disable-proto=delete',
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
    ],
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    serialization: 'json',
  });
}

/** Throws `internal` when the child cannot be started. */
export async function startChild(): Promise<ExpressionChild> {
  const child = forkChild();
  let pending: Pending | null = null;
  let steps = 0;
  let silentTicks = 0;

  // Ticks and not one timer: when this process itself was busy, ticks are late too, and the child's news are read in between.
  const watch = setInterval(() => {
    silentTicks++;
    if (pending && silentTicks * TICK_MS > LONGEST_SILENCE_MS) child.kill('SIGKILL');
  }, TICK_MS);

  const settle = (outcome: (waiting: Pending) => void) => {
    const waiting = pending;
    pending = null;
    if (waiting) outcome(waiting);
  };
  const settleWhenAll = () => {
    if (pending?.last && steps >= pending.steps) settle((waiting) => waiting.resolve(waiting.outcomes));
  };

  const ready = new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(() => child.kill('SIGKILL'), LONGEST_START_MS);
    child.stdout?.on('data', (bytes: Buffer) => {
      silentTicks = 0;
      steps += bytes.length;
      settleWhenAll();
    });
    child.on('message', (message: FromChild) => {
      silentTicks = 0;
      if (message.kind === 'ready') {
        clearTimeout(tooLate);
        resolve();
      } else if (message.kind === 'checked') settle((waiting) => waiting.resolveCheck(message.problem));
      else if (pending) {
        for (const outcome of JSON.parse(message.outcomes) as Outcome[]) pending.outcomes.push(outcome);
        pending.last = message.last;
        settleWhenAll();
      }
    });
    // After `close` the output is read to its end, so the number of steps is right.
    const gone = (cause?: unknown) => {
      clearInterval(watch);
      clearTimeout(tooLate);
      settle((waiting) => waiting.reject(new ChildGone(steps)));
      reject(new RollcallError('internal', 'The process that evaluates expressions could not be started.', { retry: 'later', cause }));
    };
    child.on('close', () => gone());
    child.on('error', gone);
  });

  function ask<T>(request: ToChild, expected: number, wire: (resolve: (value: T) => void) => Partial<Pending>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      steps = 0;
      silentTicks = 0;
      pending = { steps: expected, outcomes: [], last: false, resolve: () => {}, resolveCheck: () => {}, reject, ...wire(resolve) };
      // A failed send is followed by `close`, which rejects.
      if (child.exitCode !== null || child.signalCode !== null) settle((waiting) => waiting.reject(new ChildGone(0)));
      else child.send(request, () => {});
    });
  }

  await ready;
  return {
    evaluate: (request, expected) => ask<Outcome[]>(request, expected, (resolve) => ({ resolve })),
    check: (expression) => ask<string | null>({ kind: 'check', expression }, 0, (resolve) => ({ resolveCheck: resolve })),
    end: () => {
      child.kill('SIGKILL');
    },
  };
}
