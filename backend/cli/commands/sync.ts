import type { RunKind } from '../../runs';
import { type CommandContext, withInstallation } from '../context';
import { describeEntry, describeRun } from '../describe-run';
import { exitCodeOf } from '../exit-codes';
import { showProgress } from '../progress-bar';

export interface SyncOptions {
  readonly simulate?: boolean;
  readonly person?: string;
}

/** Entries a simulation prints for people; `--json` has them all. */
const SHOWN = 40;

export async function sync(connectorId: string, options: SyncOptions, context: CommandContext): Promise<number> {
  return withInstallation(context, async (installation) => {
    const { runs, store } = installation;
    const kind: Extract<RunKind, 'full' | 'person' | 'simulation'> = options.simulate ? 'simulation' : options.person ? 'person' : 'full';
    const bar = showProgress(process.stderr);
    let runId = '';
    const unsubscribe = runs.onProgress((progress) => {
      if (!context.output.json && (runId === '' || progress.runId === runId)) bar.update(progress);
    });
    const interrupt = () => void runs.stop(runId, 'cli').catch(() => undefined);
    process.once('SIGINT', interrupt);
    try {
      const started = await runs.start({
        connectorId,
        kind,
        trigger: 'cli',
        actor: 'cli',
        ...(options.person ? { person: options.person } : {}),
      });
      runId = started.id;
      const run = await runs.wait(runId);
      bar.end();
      const problems = await store.journal.problems(run.id);
      const page =
        kind === 'full' && !context.output.json ? null : await store.journal.list(run.id, { limit: context.output.json ? 100_000 : SHOWN });
      context.output.result({
        run,
        ...problems,
        operations: kind === 'full' ? undefined : page?.items,
        byKind: await store.journal.countsByKind(run.id),
      });
      for (const line of await describeRun(installation, run)) context.output.say(line);
      for (const entry of page?.items ?? []) context.output.say(describeEntry(entry));
      if (page?.next) context.output.say('  … more: use --json or the API for all of them');
      return exitCodeOf(run.state);
    } finally {
      unsubscribe();
      process.off('SIGINT', interrupt);
    }
  });
}
