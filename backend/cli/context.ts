/** Opens an installation for one command, with the configuration file taken over first where a command acts on it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { RollcallError } from '../domain/errors';
import {
  type Environment,
  type Installation,
  openInstallation,
  type ParsedConfiguration,
  parseConfigurationFile,
  readEnvironment,
} from '../runs';
import { createLogger } from '../security/logger';
import { createSecretMask } from '../security/secret-mask';
import { createOutput, type Output } from './output';

export interface GlobalOptions {
  readonly json?: boolean;
  readonly config?: string;
  readonly data?: string;
  readonly logLevel?: string;
}

const DEFAULT_FILE = 'rollcall.yaml';

export interface CommandContext {
  readonly environment: Environment;
  readonly output: Output;
  readonly log: Logger;
  /** The installation. The caller closes it. */
  open(): Promise<Installation>;
}

export function commandContext(options: GlobalOptions, defaultLevel: string): CommandContext {
  const environment = readEnvironment({
    ...process.env,
    ROLLCALL_LOG_LEVEL: options.logLevel ?? (process.env.ROLLCALL_LOG_LEVEL || defaultLevel),
    ...(options.data ? { ROLLCALL_DATA_DIR: options.data } : {}),
    ...(options.config ? { ROLLCALL_CONFIG: options.config } : {}),
  });
  const mask = createSecretMask();
  // Standard output belongs to results; the log goes to standard error.
  const log = createLogger({ name: 'rollcall', level: environment.ROLLCALL_LOG_LEVEL, destination: 'stderr', mask });
  return {
    environment,
    output: createOutput(options.json ?? false, log),
    log,
    open: () => openInstallation(environment, log, { onSecret: (plain) => mask.add(plain) }),
  };
}

export async function withInstallation<T>(context: CommandContext, use: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await context.open();
  try {
    return await use(installation);
  } finally {
    await installation.close();
  }
}

/** For commands that act on the configuration: the file is the operator's word, so it is taken over first. */
export async function withConfiguration<T>(context: CommandContext, use: (installation: Installation) => Promise<T>): Promise<T> {
  return withInstallation(context, async (installation) => {
    await takeOverFile(context.environment, installation);
    return use(installation);
  });
}

/** The file named by `--config` or ROLLCALL_CONFIG, else `rollcall.yaml` of the working directory if there is one. */
export async function takeOverFile(environment: Environment, installation: Installation): Promise<string | null> {
  const path = environment.ROLLCALL_CONFIG ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : null);
  if (!path) return null;
  await installation.configuration.importFile(await parseFile(path, installation.types), `file ${path}`, 'operator');
  return path;
}

export async function parseFile(path: string, types: Installation['types']): Promise<ParsedConfiguration> {
  return parseConfigurationFile(await readText(path), { origin: 'operator', environment: process.env, types });
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new RollcallError('config-invalid', `The file ${path} cannot be read.`, {
      field: path,
      remedy: 'Check the path and who may read it.',
    });
  }
}
