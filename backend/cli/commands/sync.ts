import type { RunKind } from '../../runs';
import { type CommandContext, withConfiguration } from '../context';
import { describeEntry, describeRun } from '../describe-run';
import { exitCodeOf } from '../exit-codes';
import { operationPages } from '../operation-pages';
import { showProgress } from '../progress-bar';

export interface SyncOptions {
  readonly simulate?: boolean;
  readonly delta?: boolean;
  readonly person?: string;
}

/** Entries a simulation prints for people; `--json` has them all. */
const SHOWN = 40;
/** What is not told until then waits for the next run, or for `rollcall serve`. */
const LONGEST_TELLING_MS = 30_000;

export async function sync(connectorId: string, options: SyncOptions, context: CommandContext): Promise<number> {
  return withConfiguration(context, async (installation) => {
    const { runs, store, notifications } = installation;
    const kind = kindOf(options);
    const isForEverybody = kind === 'full' || kind === 'delta';
    const bar = showProgress(process.stderr);
    let runId = '';
    const unsubscribe = runs.onProgress((progress) => {
      if (!context.output.json && (runId === '' || progress.runId === runId)) bar.update(progress);
    });
    // Ctrl-C stops the run; the end of the process (SIGTERM) leaves it for the next one to go on with.
    const interrupt = () => void runs.stop(runId, 'cli').catch(() => undefined);
    const leave = () => void runs.close();
    process.once('SIGINT', interrupt);
    process.once('SIGTERM', leave);
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
      // Where only the command line syncs, nobody else would tell.
      await notifications.work(AbortSignal.timeout(LONGEST_TELLING_MS)).catch(() => undefined);
      if (context.output.json) {
        const result = { run, ...(await store.journal.problems(run.id)), byKind: await store.journal.countsByKind(run.id) };
        if (isForEverybody) context.output.result(result);
        else await context.output.resultWithList(result, 'operations', operationPages(installation, run.id));
        return exitCodeOf(run.state);
      }
      for (const line of await describeRun(installation, run)) context.output.say(line);
      if (isForEverybody) return exitCodeOf(run.state);
      const page = await store.journal.list(run.id, { limit: SHOWN });
      for (const entry of page.items) context.output.say(describeEntry(entry));
      if (page.next) context.output.say('  … more: use --json or the API for all of them');
      return exitCodeOf(run.state);
    } finally {
      unsubscribe();
      bar.end();
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', leave);
    }
  });
}

function kindOf({ simulate, person, delta }: SyncOptions): Extract<RunKind, 'full' | 'delta' | 'person' | 'simulation'> {
  if (simulate) return 'simulation';
  if (person) return 'person';
  return delta ? 'delta' : 'full';
}
