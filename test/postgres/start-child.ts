/** Starts `child.ts` in a process of its own and listens to what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Child {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** The first line that matches, already said or still to come. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<void>;
}

export type Task = 'write' | 'visit' | 'hold' | 'sleep';

export function startChild(task: Task, place: string): Child {
  const script = join(__dirname, 'child.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, task, place], { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let errors = '';
  child.stderr.on('data', (part: Buffer) => {
    errors += part.toString();
  });
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  let gone = false;
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => {
      gone = true;
      for (const look of waiting) look();
      resolve();
    });
  });
  return {
    process: child,
    lines,
    ended,
    kill: (signal) => void child.kill(signal),
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
          if (found) resolve(found);
          else if (gone) reject(new Error(`The child ended without saying ${pattern}. ${errors}`));
          if (found || gone) waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
  };
}
