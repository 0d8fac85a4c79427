import { RollcallError } from '../../domain/errors';
import type { Installation, Run } from '../../runs';
import { type CommandContext, withInstallation } from '../context';
import { describeEntry, describeRun } from '../describe-run';
import { EXIT, exitCodeOf } from '../exit-codes';
import { operationPages } from '../operation-pages';
import { showProgress } from '../progress-bar';
import { wholeNumber } from '../wrong-use';

export interface RunsOptions {
  readonly connector?: string;
  readonly limit: string;
}

export interface ApproveOptions {
  readonly plan?: string;
}

/** Operations printed for people; `--json` has them all. */
const SHOWN = 200;

export async function listRuns(options: RunsOptions, context: CommandContext): Promise<number> {
  const limit = wholeNumber(options.limit, '--limit', 1, 1_000);
  return withInstallation(context, async ({ store }) => {
    const page = await store.runs.list({ limit, ...(options.connector ? { connectorId: options.connector } : {}) });
    context.output.result({ items: page.items, next: page.next });
    if (page.items.length === 0) context.output.say('No runs yet. Start one: rollcall sync <connector>');
    for (const run of page.items) {
      const applied = (run.counts?.outcome.applied ?? 0) + (run.counts?.outcome.already ?? 0);
      context.output.say(
        `${run.id}  ${run.startedAt}  ${run.connectorId.padEnd(16)} ${run.kind.padEnd(10)} ${run.state.padEnd(10)} ${applied} changes`,
      );
    }
    return EXIT.done;
  });
}

export async function showRun(id: string, context: CommandContext): Promise<number> {
  return withInstallation(context, async (installation) => {
    const run = await requireRun(installation, id);
    const { journal } = installation.store;
    if (context.output.json) {
      const notes = await journal.problems(id);
      const result = { run, ...notes, byKind: await journal.countsByKind(id) };
      await context.output.resultWithList(result, 'operations', operationPages(installation, id));
      return EXIT.done;
    }
    const page = await journal.list(id, { limit: SHOWN });
    for (const line of await describeRun(installation, run)) context.output.say(line);
    for (const entry of page.items) context.output.say(describeEntry(entry));
    if (page.next) context.output.say('  … more: use --json or the API for all of them');
    return EXIT.done;
  });
}

/** Approves the plan that is held at this moment, or exactly the one that `--plan` names. */
export async function approveRun(id: string, options: ApproveOptions, context: CommandContext): Promise<number> {
  return withInstallation(context, async (installation) => {
    const { runs, store } = installation;
    const held = await requireRun(installation, id);
    const bar = showProgress(process.stderr);
    const unsubscribe = runs.onProgress((progress) => {
      if (!context.output.json && progress.runId === id) bar.update(progress);
    });
    try {
      await runs.approve(id, options.plan ?? held.planHash ?? '', 'cli');
      const run = await runs.wait(id);
      bar.end();
      context.output.result({ run, byKind: await store.journal.countsByKind(id) });
      for (const line of await describeRun(installation, run)) context.output.say(line);
      return exitCodeOf(run.state);
    } finally {
      unsubscribe();
      bar.end();
    }
  });
}

async function requireRun({ store }: Installation, id: string): Promise<Run> {
  const run = await store.runs.get(id);
  if (run) return run;
  throw new RollcallError('not-found', `There is no run ${id}.`, { field: 'run', remedy: 'List the runs: rollcall runs' });
}
