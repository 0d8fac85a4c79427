import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RollcallError } from '../../domain/errors';
import {
  ConfigurationError,
  connectorTypes,
  createExpressionEvaluator,
  findFileProblems,
  nothingKnown,
  type ParsedConfiguration,
} from '../../runs';
import { type CommandContext, parseFile, withInstallation } from '../context';
import { describeComparison } from '../describe-comparison';
import { EXIT } from '../exit-codes';

/** Prints the configuration, or writes it to a file. Secrets stand in it by name only. */
export async function exportConfig(file: string | undefined, context: CommandContext): Promise<number> {
  return withInstallation(context, async ({ configuration }) => {
    const text = await configuration.exportFile();
    if (file) await writeText(file, text);
    context.output.result({ file: file ?? null, configuration: text });
    context.output.say(file ? `Written to ${file}.` : text.trimEnd());
    return EXIT.done;
  });
}

export async function importConfig(file: string, context: CommandContext): Promise<number> {
  const parsed = await parseFile(file, connectorTypes);
  return withInstallation(context, async ({ configuration }) => {
    const result = await configuration.importFile(parsed, `file ${file}`, 'operator');
    context.output.result(result);
    context.output.say(`Created: ${list(result.created)}; changed: ${list(result.changed)}; unchanged: ${list(result.unchanged)}.`);
    return EXIT.done;
  });
}

/** Says what taking over a file would change, path by path. Secrets by name only. */
export async function compareConfig(file: string, context: CommandContext): Promise<number> {
  const parsed = await parseFile(file, connectorTypes);
  return withInstallation(context, async ({ configuration }) => {
    const comparison = await configuration.compareFile(parsed, 'operator');
    if (comparison.problems.length > 0) throw new ConfigurationError(comparison.problems);
    context.output.result(comparison);
    context.output.say(describeComparison(comparison).join('\n') || 'Nothing would change.');
    return EXIT.done;
  });
}

/** Changes nothing, and needs no database: without one, every secret has to stand in the file. */
export async function validateConfig(file: string, context: CommandContext): Promise<number> {
  const parsed = await parseFile(file, connectorTypes);
  const { DATABASE_URL, ROLLCALL_DATA_DIR } = context.environment;
  const problems =
    DATABASE_URL || existsSync(join(ROLLCALL_DATA_DIR, 'postgres'))
      ? await withInstallation(context, ({ configuration }) => configuration.validateFile(parsed))
      : await judgeAlone(parsed, context);
  if (problems.length > 0) throw new ConfigurationError(problems);
  context.output.result({ ok: true, connectors: parsed.connectors.map(({ connector }) => connector.id) });
  context.output.say(`${file} is valid: ${parsed.connectors.length} connector(s).`);
  return EXIT.done;
}

async function judgeAlone(parsed: ParsedConfiguration, { log }: CommandContext) {
  const expressions = createExpressionEvaluator({ log });
  try {
    return await findFileProblems(parsed, { types: connectorTypes, expressions, known: nothingKnown });
  } finally {
    await expressions.close();
  }
}

async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { mode: 0o600 });
  } catch {
    throw new RollcallError('config-invalid', `The file ${file} cannot be written.`, {
      field: file,
      remedy: 'Check the path and who may write there.',
    });
  }
}

function list(ids: readonly string[]): string {
  return ids.length > 0 ? ids.join(', ') : 'none';
}
