/** Text of `rollcall.yaml` → a checked configuration with its secrets resolved, or problems that name the key. */
import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import type { ConnectorType } from '../../connectors/spi';
import { type ConfigurationFile, ConfigurationFileSchema, type SecretReference } from './file-schema';
import { ConfigurationError, type ConfigurationProblem, problemsOf } from './problem';

export interface ParsedConfiguration {
  readonly file: ConfigurationFile;
  /** Plain values: `jira` and connector ids → field → secret. Only here in memory, on the way to the vault. */
  readonly secrets: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export interface FileSurroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly types: ReadonlyMap<string, ConnectorType>;
  /** Whether `{ file: … }` may be read: only for the operator's own file, never for one that came over the network. */
  readonly files?: boolean;
}

export async function parseConfigurationFile(text: string, surroundings: FileSurroundings): Promise<ParsedConfiguration> {
  const document = parseDocument(text, { prettyErrors: true });
  const broken = document.errors[0];
  if (broken) {
    const line = broken.linePos?.[0].line;
    throw new ConfigurationError([
      {
        path: line ? `line ${line}` : 'file',
        message: broken.message.split('\n')[0] ?? 'not valid YAML',
        remedy: 'Correct the YAML syntax there.',
      },
    ]);
  }
  const parsed = ConfigurationFileSchema.safeParse(document.toJS() ?? {});
  if (!parsed.success) throw new ConfigurationError(problemsOf(parsed.error.issues, ''));
  return resolveSecrets(parsed.data, surroundings);
}

async function resolveSecrets(
  file: ConfigurationFile,
  { environment, types, files = true }: FileSurroundings,
): Promise<ParsedConfiguration> {
  const problems: ConfigurationProblem[] = [];
  const secrets = new Map<string, Record<string, string>>();
  const keep = (owner: string, field: string, value: string | null) => {
    if (value !== null) secrets.set(owner, { ...secrets.get(owner), [field]: value });
  };
  const resolve = (reference: SecretReference | undefined, path: string) => resolveReference(reference, path, environment, files, problems);

  const jira = file.jira;
  if (jira?.auth.kind === 'pat') keep('jira', 'token', await resolve(jira.auth.token, 'jira.auth.token'));
  if (jira?.auth.kind === 'basic') keep('jira', 'password', await resolve(jira.auth.password, 'jira.auth.password'));
  if (jira?.userServer) keep('jira', 'userServerPassword', await resolve(jira.userServer.password, 'jira.userServer.password'));

  const connectors = [];
  for (const [index, connector] of file.connectors.entries()) {
    const source: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(connector.source)) {
      const path = `connectors[${index}].source.${key}`;
      const isSecret = types.get(connector.type)?.spec.fields.some((field) => field.key === key && field.kind === 'secret') ?? false;
      if (isSecret) keep(connector.id, key, await resolve(value as SecretReference, path));
      else source[key] = typeof value === 'string' ? substitute(value, path, environment, problems) : value;
    }
    connectors.push({ ...connector, source });
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { file: { ...file, connectors }, secrets };
}

async function resolveReference(
  reference: SecretReference | undefined,
  path: string,
  environment: FileSurroundings['environment'],
  files: boolean,
  problems: ConfigurationProblem[],
): Promise<string | null> {
  if (reference === undefined || reference === null) return null;
  if (typeof reference === 'string') {
    // An exported file that comes back over the network names its secrets: the stored ones are kept.
    if (!files && /^\$\{\w+\}$/.test(reference)) return null;
    return substitute(reference, path, environment, problems);
  }
  if (typeof reference !== 'object' || typeof reference.file !== 'string') {
    problems.push({
      path,
      message: 'A secret is text or { file: path }.',
      remedy: 'Write ${NAME} for an environment variable or { file: /path }.',
    });
    return null;
  }
  if (!files) {
    problems.push({
      path,
      message: 'A secret file cannot be named here.',
      remedy: 'Use the configuration file on the server, or give the secret itself.',
    });
    return null;
  }
  try {
    return (await readFile(reference.file, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    problems.push({ path, message: `The secret file ${reference.file} cannot be read.`, remedy: 'Check the path and who may read it.' });
    return null;
  }
}

/** `${NAME}` from the environment. Not used inside rules: templates of a mapping are written the same way. */
function substitute(value: string, path: string, environment: FileSurroundings['environment'], problems: ConfigurationProblem[]): string {
  return value.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (whole, name: string) => {
    const found = environment[name];
    if (found !== undefined) return found;
    problems.push({ path, message: `The environment variable ${name} is not set.`, remedy: `Set ${name} before starting.` });
    return whole;
  });
}
