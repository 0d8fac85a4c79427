import { writeFile } from 'node:fs/promises';
import { ConfigurationError, connectorOwner, exportConfiguration, parseConfigurationFile } from '../../runs';
import { type CommandContext, readText, withInstallation } from '../context';
import { EXIT } from '../exit-codes';

/** Prints the configuration, or writes it to a file. Secrets stand in it by name only. */
export async function exportConfig(file: string | undefined, context: CommandContext): Promise<number> {
  return withInstallation(context, async ({ store, vault, types }) => {
    const connectors = (await store.connectors.list()).map(({ value }) => value);
    const secrets = new Map<string, readonly string[]>();
    for (const { id } of connectors)
      secrets.set(
        id,
        (await vault.list(connectorOwner(id))).map(({ field }) => field),
      );
    const text = exportConfiguration((await store.settings.get()).value, connectors, types, secrets);
    if (file) await writeFile(file, text, { mode: 0o600 });
    context.output.result({ file: file ?? null, configuration: text });
    context.output.say(file ? `Written to ${file}.` : text);
    return EXIT.done;
  });
}

export async function importConfig(file: string, context: CommandContext): Promise<number> {
  return withInstallation(context, async ({ configuration, types }) => {
    const parsed = await parseConfigurationFile(await readText(file), { environment: process.env, types });
    const result = await configuration.importFile(parsed, `file ${file}`, 'operator');
    context.output.result(result);
    context.output.say(`Created: ${list(result.created)}; changed: ${list(result.changed)}; unchanged: ${list(result.unchanged)}.`);
    return EXIT.done;
  });
}

export async function validateConfig(file: string, context: CommandContext): Promise<number> {
  return withInstallation(context, async ({ configuration, types }) => {
    const parsed = await parseConfigurationFile(await readText(file), { environment: process.env, types });
    const problems = await configuration.validateFile(parsed);
    if (problems.length > 0) throw new ConfigurationError(problems);
    context.output.result({ ok: true });
    context.output.say(`${file} is valid: ${parsed.file.connectors.length} connector(s).`);
    return EXIT.done;
  });
}

function list(ids: readonly string[]): string {
  return ids.length > 0 ? ids.join(', ') : 'none';
}
