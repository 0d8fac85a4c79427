/** `${NAME}` and `{ file: … }` in `rollcall.yaml`. */
import { readFile } from 'node:fs/promises';
import type { SecretReference } from './file-schema';
import type { ConfigurationProblem } from './problem';

/**
 * Where a file came from. The operator's own may name environment variables and files of the server; one that came over
 * the API may not, or whoever may use the API could read them.
 */
export type FileOrigin =
  | { readonly origin: 'operator'; readonly environment: Readonly<Record<string, string | undefined>> }
  | { readonly origin: 'api' };

const REFERENCE = /(\$?)\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** Replaces `${NAME}` in every text within a value; `$${NAME}` stays as `${NAME}`. Problems are added to the list. */
export function substituteDeep(value: unknown, path: string, from: FileOrigin, problems: ConfigurationProblem[]): unknown {
  if (typeof value === 'string') return substitute(value, path, from, problems);
  if (Array.isArray(value)) return value.map((item, index) => substituteDeep(item, `${path}[${index}]`, from, problems));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substituteDeep(item, `${path}.${key}`, from, problems)]));
}

/** The other way round, for an exported file. */
export function escapeReferences(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(REFERENCE, (whole, dollar: string) => (dollar ? whole : `$${whole}`));
  if (Array.isArray(value)) return value.map(escapeReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escapeReferences(item)]));
}

function substitute(value: string, path: string, from: FileOrigin, problems: ConfigurationProblem[]): string {
  return value.replace(REFERENCE, (whole, dollar: string, name: string) => {
    if (dollar) return whole.slice(1);
    if (from.origin === 'api') {
      problems.push({ path, message: 'Environment variables are not read here.', remedy: `Write the value instead of \${${name}}.` });
      return whole;
    }
    const found = from.environment[name];
    if (found !== undefined) return found;
    problems.push({ path, message: `The environment variable ${name} is not set.`, remedy: `Set ${name} before starting.` });
    return whole;
  });
}

/** The plain secret; null when none is given, so that a stored one stays. */
export async function resolveSecret(
  reference: SecretReference | null | undefined,
  path: string,
  from: FileOrigin,
  problems: ConfigurationProblem[],
): Promise<string | null> {
  if (reference === undefined || reference === null) return null;
  if (typeof reference === 'string') {
    // An exported file that comes back over the API names its secrets: the stored ones stay.
    if (from.origin === 'api' && /^\$\{\w+\}$/.test(reference)) return null;
    return substitute(reference, path, from, problems);
  }
  const problem = (message: string, remedy: string) => {
    problems.push({ path, message, remedy });
    return null;
  };
  if (typeof reference !== 'object' || typeof reference.file !== 'string' || Object.keys(reference).length !== 1)
    return problem('A secret is text or { file: path }.', 'Write ${NAME} for an environment variable or { file: /path }.');
  if (from.origin === 'api')
    return problem('A secret file cannot be named here.', 'Use the configuration file on the server, or give the secret itself.');
  try {
    return (await readFile(reference.file, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    return problem(`The secret file ${reference.file} cannot be read.`, 'Check the path and who may read it.');
  }
}
