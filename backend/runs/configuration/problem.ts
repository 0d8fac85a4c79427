/** Something wrong in a configuration: which key, what, and how to mend it. */
import { RollcallError } from '../../domain/errors';

export interface ConfigurationProblem {
  /** Dotted path of the key: `connectors[0].source.orgUrl`. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

/** One error for a whole list of problems; the list travels with it. */
export class ConfigurationError extends RollcallError {
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    const first = problems[0];
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    super('config-invalid', first ? `${first.path}: ${first.message}${more}` : 'The configuration is not valid.', {
      blame: 'config',
      ...(first ? { field: first.path, remedy: first.remedy } : {}),
    });
    this.problems = problems;
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
}

/** zod's findings in our form. `base` stands before each path. */
export function problemsOf(issues: readonly Issue[], base: string): readonly ConfigurationProblem[] {
  return issues.map((issue) => ({
    path: joinPath(base, issue.path),
    message: issue.message,
    remedy:
      issue.code === 'unrecognized_keys'
        ? 'Remove the key or correct its spelling.'
        : 'Correct the value; the documentation lists what is allowed.',
  }));
}

export function joinPath(base: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, base);
}
