/** What an administrator may not see at a glance: runs that get into each other's way. */
import type { ConnectorView } from '../../api/shapes';

/** Names of other connectors that start at the very moment this one does next. */
export function startsTogether({ id, nextRuns }: ConnectorView, all: readonly ConnectorView[]): readonly string[] {
  const own = new Set(nextRuns);
  return all.filter((other) => other.id !== id && other.nextRuns.some((at) => own.has(at))).map(({ name }) => name);
}

export interface Slowness {
  readonly tookMs: number;
  readonly gapMs: number;
}

/** When the last sync took longer than the time between two starts; null when it did not. */
export function tooSlow({ lastSync, nextRuns }: ConnectorView): Slowness | null {
  const tookMs = durationOf(lastSync);
  const [first, second] = nextRuns;
  if (tookMs === null || first === undefined || second === undefined) return null;
  const gapMs = Date.parse(second) - Date.parse(first);
  return tookMs > gapMs ? { tookMs, gapMs } : null;
}

/** Milliseconds; null while it goes on. */
export function durationOf(run: ConnectorView['lastSync']): number | null {
  if (run === null || run.finishedAt === null) return null;
  return Date.parse(run.finishedAt) - Date.parse(run.startedAt);
}
