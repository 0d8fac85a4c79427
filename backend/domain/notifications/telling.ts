/** Which news of a connector a channel is told: the beginning and the end of a condition, and a reminder a day while it lasts. */
import type { RunKind, RunState } from '../runs/run';
import type { NotifiedEvent } from './channel';

/** How a connector is. All but `ok` are events of the same name. */
export type Condition = 'ok' | 'failed' | 'held' | 'partial' | 'not-started';

/** What a channel knows of a connector. */
export interface Told {
  readonly condition: Condition;
  /** ISO time at which the condition was first seen. */
  readonly since: string;
  readonly toldAt: string;
}

export interface News {
  readonly condition: Condition;
  /** Whether the run changed something at the target. */
  readonly changed: boolean;
  /** ISO time. */
  readonly at: string;
}

export interface Telling {
  readonly event: NotifiedEvent | null;
  readonly reminder: boolean;
  readonly since: string | null;
  /** What the channel knows from now on. */
  readonly told: Told | null;
}

/** A little less than a day: a nightly run shall remind each night, also when it ends some minutes earlier. */
const REMIND_AFTER_MS = 23 * 3_600_000;

/**
 * A condition that the channel does not want to hear of changes nothing of what it knows, so that the end of an earlier one
 * is still told to it, and only then.
 */
export function whatToTell(wanted: readonly NotifiedEvent[], told: Told | null, { condition, changed, at }: News): Telling {
  const known = told?.condition ?? 'ok';
  const changes: NotifiedEvent | null = changed && wanted.includes('changed') ? 'changed' : null;
  const quiet: Telling = { event: changes, reminder: false, since: null, told };
  if (condition === 'ok') {
    if (told === null || known === 'ok') return quiet;
    const event = wanted.includes('recovered') ? 'recovered' : changes;
    return { event, reminder: false, since: event === 'recovered' ? told.since : null, told: { condition, since: at, toldAt: at } };
  }
  if (!wanted.includes(condition)) return quiet;
  const isNew = told === null || known !== condition;
  if (!isNew && Date.parse(at) - Date.parse(told.toldAt) < REMIND_AFTER_MS) return quiet;
  const since = isNew ? at : told.since;
  return { event: condition, reminder: !isNew, since, told: { condition, since, toldAt: at } };
}

/**
 * What the end of a run says about its connector; null: nothing. Runs for one person and what-ifs are somebody's own work, a
 * run that was stopped was stopped by somebody, and one that a newer run superseded is told by that.
 */
export function conditionOf({ kind, state }: { readonly kind: RunKind; readonly state: RunState }): Condition | null {
  if (kind !== 'full' && kind !== 'delta') return null;
  if (state === 'done') return 'ok';
  return state === 'failed' || state === 'held' || state === 'partial' ? state : null;
}
