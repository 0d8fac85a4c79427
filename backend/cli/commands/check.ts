import { RollcallError, viewError } from '../../domain/errors';
import { type CommandContext, withConfiguration } from '../context';
import { EXIT } from '../exit-codes';

interface Line {
  readonly of: string;
  readonly name: string;
  readonly result: string;
  readonly detail: string;
  readonly hint?: string;
}

/** Asks Jira and the sources what a run would ask, and says what is missing and how to mend it. */
export async function check(connectorId: string | undefined, context: CommandContext): Promise<number> {
  return withConfiguration(context, async (installation) => {
    const connectors = (await installation.store.connectors.list()).filter(({ value }) => !connectorId || value.id === connectorId);
    if (connectorId && connectors.length === 0)
      throw new RollcallError('not-found', `There is no connector "${connectorId}".`, {
        field: 'connector',
        remedy: 'Use the id of a configured connector, or leave it out to check all.',
      });
    const lines: Line[] = [];
    const failed = (of: string, error: unknown): Line => {
      const { message, remedy } = viewError(error);
      return { of, name: 'open', result: 'failed', detail: message, ...(remedy ? { hint: remedy } : {}) };
    };
    try {
      const target = await installation.openTarget();
      try {
        for (const probe of await target.check()) lines.push({ of: 'jira', ...probe });
      } finally {
        await target.close();
      }
    } catch (error) {
      lines.push(failed('jira', error));
    }
    for (const { value } of connectors) {
      try {
        const { connector } = await installation.openConnector(value, AbortSignal.timeout(60_000));
        try {
          for (const { name, result, detail, hint } of await connector.check())
            lines.push({ of: value.id, name, result, detail, ...(hint ? { hint } : {}) });
        } finally {
          await connector.close();
        }
      } catch (error) {
        lines.push(failed(value.id, error));
      }
    }
    const ok = lines.every(({ result }) => result !== 'failed');
    context.output.result({ ok, probes: lines });
    const signs: Record<string, string> = { ok: '✓', warning: '!', failed: '✗', skipped: '–' };
    for (const line of lines) {
      context.output.say(`${signs[line.result] ?? '?'} ${line.of.padEnd(16)} ${line.name.padEnd(14)} ${line.detail}`);
      if (line.hint && line.result !== 'ok') context.output.say(`    → ${line.hint}`);
    }
    return ok ? EXIT.done : EXIT.failed;
  });
}
