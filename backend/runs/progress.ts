/** Live progress: how much is done, how fast, how long still. Reported a few times a second, not for each record. */
import type { Clock } from '../connectors/spi';
import type { Progress, Run, RunState } from '../domain/runs/run';
import { isoNow } from './clock';

const REPORT_MS = 250;
const WINDOW_MS = 5_000;

export interface ProgressMeter {
  phase(phase: Progress['phase'], state: RunState, total: number | null): void;
  advance(done: number): void;
  /** The last word on a finished run. */
  finish(state: RunState): void;
}

export function createProgressMeter(
  run: Pick<Run, 'id' | 'connectorId'>,
  clock: Clock,
  report: (progress: Progress) => void,
): ProgressMeter {
  let phase: Progress['phase'] = 'read-source';
  let state: RunState = 'queued';
  let total: number | null = null;
  let done = 0;
  let reportedAt = 0;
  let samples: { at: number; done: number }[] = [];

  function send(force: boolean): void {
    const now = clock.now();
    if (!force && now - reportedAt < REPORT_MS) return;
    reportedAt = now;
    samples = [...samples.filter((sample) => now - sample.at <= WINDOW_MS), { at: now, done }];
    const first = samples[0];
    const rate = first && now > first.at ? ((done - first.done) * 1000) / (now - first.at) : 0;
    const left = total === null ? null : Math.max(0, total - done);
    report({
      runId: run.id,
      connectorId: run.connectorId,
      state,
      phase,
      done,
      total,
      rate: Math.round(rate * 10) / 10,
      etaMs: left === null || rate <= 0 ? null : Math.round((left / rate) * 1000),
      at: isoNow(clock),
    });
  }

  return {
    phase(nextPhase, nextState, nextTotal) {
      phase = nextPhase;
      state = nextState;
      total = nextTotal;
      done = 0;
      samples = [{ at: clock.now(), done: 0 }];
      send(true);
    },
    advance(count) {
      done = count;
      if (total !== null && done > total) total = done;
      send(false);
    },
    finish(finalState) {
      state = finalState;
      phase = 'finish';
      send(true);
    },
  };
}
