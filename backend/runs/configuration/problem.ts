/** Something wrong in a configuration: which key, what, and how to mend it. */
import { type Issue as DescribedIssue, describeIssue } from '../../domain/describe-issue';
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

/** What zod found, as far as it is used here. */
interface Issue extends DescribedIssue {
  readonly path: readonly PropertyKey[];
  /** Of `unrecognized_keys`. */
  readonly keys?: readonly string[];
  /** Of `invalid_union`: the issues of each branch. */
  readonly errors?: readonly (readonly Issue[])[];
}

/** zod's findings in our form. `base` stands before each path. */
export function problemsOf(issues: readonly object[], base: string): readonly ConfigurationProblem[] {
  return (issues as readonly Issue[]).flatMap((issue) => {
    const path = joinPath(base, issue.path);
    if (issue.code === 'unrecognized_keys' && issue.keys) {
      return issue.keys.map((key) => ({
        path: joinPath(path, [key]),
        message: 'There is no such key.',
        remedy: 'Remove the key or correct its spelling.',
      }));
    }
    const branch = issue.code === 'invalid_union' ? likeliestBranch(issue.errors ?? []) : null;
    if (branch) return problemsOf(branch, path);
    return [{ path: path || 'file', message: describeIssue(issue), remedy: 'Correct the value; the documentation lists what is allowed.' }];
  });
}

/** The branch that came furthest is the one that was meant. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const depth = (branch: readonly Issue[]) => Math.max(...branch.map((issue) => issue.path.length));
  const meant = branches.filter((branch) => branch.length > 0 && depth(branch) > 0);
  return meant.sort((one, other) => depth(other) - depth(one) || one.length - other.length)[0] ?? null;
}

export function joinPath(base: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, base);
}
