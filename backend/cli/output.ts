/** Words for people or one JSON object for programs, never both. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { isRollcallError, viewError } from '../domain/errors';
import { ConfigurationError } from '../runs';

export interface Output {
  readonly json: boolean;
  /** A line for people; nothing with `--json`. */
  say(line?: string): void;
  /** The one object of `--json`; nothing otherwise. */
  result(value: unknown): void;
  /**
   * The one object of `--json` with a list in it that may not fit in memory: written page by page, as the last member of
   * the object.
   */
  resultWithList(value: object, name: string, pages: AsyncIterable<readonly unknown[]>): Promise<void>;
  error(error: unknown): void;
}

/** Waits when the reader is slower than we are. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** @param log gets the details of what was not expected, under the id that is shown. */
export function createOutput(json: boolean, log?: Logger): Output {
  const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  return {
    json,
    say(line = '') {
      if (!json) process.stdout.write(`${line}\n`);
    },
    result(value) {
      if (json) print(value);
    },
    async resultWithList(value, name, pages) {
      if (!json) return;
      const head = JSON.stringify(value, null, 2).replace(/\s*\}$/, '');
      await write(`${head}${head === '{' ? '' : ','}\n  ${JSON.stringify(name)}: [`);
      let separator = '\n    ';
      for await (const page of pages) {
        for (const item of page) {
          await write(`${separator}${JSON.stringify(item)}`);
          separator = ',\n    ';
        }
      }
      await write('\n  ]\n}\n');
    },
    error(error) {
      const view = viewError(error);
      const id = randomUUID();
      if (!isRollcallError(error)) log?.error({ errorId: id, err: error }, 'command failed');
      const problems = error instanceof ConfigurationError ? error.problems : undefined;
      if (json) {
        print({ error: { ...view, id, ...(problems ? { problems } : {}) } });
        return;
      }
      const lines = problems
        ? problems.flatMap(({ path, message, remedy }) => [`  ${path}: ${message}`, `    → ${remedy}`])
        : [`  ${view.message}`, ...(view.remedy ? [`    → ${view.remedy}`] : [])];
      process.stderr.write(`Error (${view.code}${isRollcallError(error) ? '' : `, ${id} in the log above`})\n${lines.join('\n')}\n`);
    },
  };
}
