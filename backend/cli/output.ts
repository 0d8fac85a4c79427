/** Words for people or one JSON object for programs, never both. */
import { isRollcallError, viewError } from '../domain/errors';
import { ConfigurationError } from '../runs';

export interface Output {
  readonly json: boolean;
  /** A line for people; nothing with `--json`. */
  say(line?: string): void;
  /** The one object of `--json`; nothing otherwise. */
  result(value: unknown): void;
  error(error: unknown): void;
}

export function createOutput(json: boolean): Output {
  return {
    json,
    say(line = '') {
      if (!json) process.stdout.write(`${line}\n`);
    },
    result(value) {
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    error(error) {
      const view = viewError(error);
      const problems = error instanceof ConfigurationError ? error.problems : undefined;
      if (json) {
        process.stdout.write(`${JSON.stringify({ error: { ...view, ...(problems ? { problems } : {}) } }, null, 2)}\n`);
        return;
      }
      const lines = problems
        ? problems.flatMap(({ path, message, remedy }) => [`  ${path}: ${message}`, `    → ${remedy}`])
        : [`  ${view.message}`, ...(view.remedy ? [`    → ${view.remedy}`] : [])];
      process.stderr.write(`Error (${view.code})\n${lines.join('\n')}\n`);
      if (!isRollcallError(error) && error instanceof Error) process.stderr.write(`  ${error.message}\n`);
    },
  };
}
