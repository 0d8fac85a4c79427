/** Figures for Prometheus. Names follow its conventions; no label ever holds a person. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { FINISHED, type Installation } from '../../runs';

export function createMetrics({ runs, store }: Installation): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const finished = new Counter({
    name: 'rollcall_runs_finished_total',
    help: 'Finished runs by connector and final state.',
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
  const running = new Gauge({
    name: 'rollcall_runs_running',
    help: 'Runs going on now, by connector.',
    labelNames: ['connector'],
    registers,
  });
  const last = new Gauge({
    name: 'rollcall_last_success_timestamp_seconds',
    help: 'When a run of this connector last ended as done.',
    labelNames: ['connector'],
    registers,
  });
  const people = new Gauge({
    name: 'rollcall_managed_people',
    help: 'People with a link, by connector.',
    labelNames: ['connector'],
    registers,
    async collect() {
      this.reset();
      for (const { value } of await store.connectors.list()) this.set({ connector: value.id }, await store.links.count(value.id));
    },
  });
  void people;
  const seen = new Set<string>();

  runs.onProgress(({ runId, connectorId: connector, state }) => {
    if (!FINISHED.has(state)) {
      if (!seen.has(runId)) running.inc({ connector });
      seen.add(runId);
      return;
    }
    if (seen.delete(runId)) running.dec({ connector });
    finished.inc({ connector, state });
    if (state === 'done') last.setToCurrentTime({ connector });
    store.runs
      .get(runId)
      .then((run) => {
        if (!run) return;
        for (const [outcome, count] of Object.entries(run.counts?.outcome ?? {})) operations.inc({ connector, outcome }, count);
        calls.inc({ connector, direction: 'source' }, run.sourceCalls);
        calls.inc({ connector, direction: 'target-read' }, run.targetReads);
        calls.inc({ connector, direction: 'target-write' }, run.targetWrites);
      })
      .catch(() => undefined);
  });
  return registry;
}
