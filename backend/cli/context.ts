/** Opens an installation for one command, with the configuration file taken over first when there is one. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import { RollcallError } from '../domain/errors';
import { type Environment, type Installation, openInstallation, parseConfigurationFile, readEnvironment } from '../runs';
import { createLogger } from '../security/logger';
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
}

export function commandContext(options: GlobalOptions, defaultLevel: string): CommandContext {
  const environment = readEnvironment({
    ...process.env,
    ROLLCALL_LOG_LEVEL: options.logLevel ?? process.env.ROLLCALL_LOG_LEVEL ?? defaultLevel,
    ...(options.data ? { ROLLCALL_DATA_DIR: options.data } : {}),
    ...(options.config ? { ROLLCALL_CONFIG: options.config } : {}),
  });
  return {
    environment,
    output: createOutput(options.json ?? false),
    // Standard output belongs to results; the log goes to standard error.
    log: createLogger({ name: 'rollcall', level: environment.ROLLCALL_LOG_LEVEL, destination: 'stderr' }),
  };
}

export async function withInstallation<T>(context: CommandContext, use: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation(context.environment, context.log);
  try {
    await takeOverFile(context.environment, installation);
    return await use(installation);
  } finally {
    await installation.close();
  }
}

/** The file named by `--config` or ROLLCALL_CONFIG, else `rollcall.yaml` of the working directory if there is one. */
export async function takeOverFile(environment: Environment, installation: Installation): Promise<string | null> {
  const path = environment.ROLLCALL_CONFIG ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : null);
  if (!path) return null;
  const parsed = await parseConfigurationFile(await readText(path), { environment: process.env, types: installation.types });
  await installation.configuration.importFile(parsed, `file ${path}`, 'operator');
  return path;
}

export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new RollcallError('config-invalid', `The file ${path} cannot be read.`, {
      field: path,
      remedy: 'Check the path and who may read it.',
    });
  }
}
