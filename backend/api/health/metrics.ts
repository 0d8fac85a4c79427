/** Figures for Prometheus. Names follow its conventions; no label ever holds a person. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { FINISHED, type Installation, type OperationState, type Run, type RunState } from '../../runs';

const MOST_HELD = 1_000;
const GOING_ON: readonly RunState[] = ['queued', 'reading', 'deciding', 'applying'];

export function createMetrics({ runs, store }: Installation): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const finished = new Counter({
    name: 'rollcall_runs_finished_total',
    help: 'Runs that finished while this process listened, by connector and final state; runs of other processes count too.',
    labelNames: ['connector', 'state'],
    registers,
  });
  const operations = new Counter({
    name: 'rollcall_operations_total',
    help: 'Operations of finished runs by connector and outcome.',
    labelNames: ['connector', 'outcome'],
    registers,
  });
  const calls = new Counter({
    name: 'rollcall_calls_total',
    help: 'Requests of finished runs by connector and direction.',
    labelNames: ['connector', 'direction'],
    registers,
  });
  new Gauge({
    name: 'rollcall_runs_running',
    help: 'Runs going on now, by connector.',
    labelNames: ['connector'],
    registers,
    async collect() {
      this.reset();
      const { items } = await store.runs.list({ states: GOING_ON, limit: 1_000 });
      for (const { connectorId } of items) this.inc({ connector: connectorId });
    },
  });
  new Gauge({
    name: 'rollcall_last_success_timestamp_seconds',
    help: 'When a full run of this connector last ended as done.',
    labelNames: ['connector'],
    registers,
    async collect() {
      this.reset();
      for (const { value } of await store.connectors.list()) {
        const { items } = await store.runs.list({ connectorId: value.id, states: ['done'], limit: 100 });
        const finishedAt = items.find(({ kind }) => kind === 'full')?.finishedAt;
        if (finishedAt) this.set({ connector: value.id }, Date.parse(finishedAt) / 1000);
      }
    },
  });
  new Gauge({
    name: 'rollcall_managed_people',
    help: 'People with a link, by connector.',
    labelNames: ['connector'],
    registers,
    async collect() {
      this.reset();
      for (const { value } of await store.connectors.list()) this.set({ connector: value.id }, await store.links.count(value.id));
    },
  });

  /** A held run finishes a second time after its approval; only what was added since then counts. */
  const counted = new Map<string, Run>();

  function count(run: Run): void {
    const { connectorId: connector } = run;
    const before = counted.get(run.id);
    const more = (now: number, then = 0) => Math.max(0, now - then);
    for (const [outcome, total] of Object.entries(run.counts?.outcome ?? {}))
      operations.inc({ connector, outcome }, more(total, before?.counts?.outcome[outcome as OperationState]));
    calls.inc({ connector, direction: 'source' }, more(run.sourceCalls, before?.sourceCalls));
    calls.inc({ connector, direction: 'target-read' }, more(run.targetReads, before?.targetReads));
    calls.inc({ connector, direction: 'target-write' }, more(run.targetWrites, before?.targetWrites));
    counted.delete(run.id);
    if (run.state === 'held' && counted.size < MOST_HELD) counted.set(run.id, run);
  }

  runs.onProgress(({ runId, connectorId: connector, state }) => {
    if (!FINISHED.has(state)) return;
    finished.inc({ connector, state });
    store.runs.get(runId).then(
      (run) => run && count(run),
      () => undefined,
    );
  });
  return registry;
}
