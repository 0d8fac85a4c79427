/** Seats of the target as people look at them: asked at most twice a minute, whoever looks how often. */
import type { Clock } from '../../connectors/spi';
import { type ApplicationSeats, judgeSeats, type SeatWarning } from '../../domain/seats/judge-seats';
import type { Store } from '../../store/store';
import type { Target } from '../../target/port';
import { isoNow } from '../clock';
import { type NeededSeats, neededSeats } from './needed-seats';

export interface SeatReport {
  /** When the target was asked. */
  readonly at: string;
  readonly applications: readonly (ApplicationSeats & { readonly warning: SeatWarning })[];
  readonly needed: readonly NeededSeats[];
}

export interface SeatService {
  /** Throws what the target throws when it cannot be asked. */
  report(): Promise<SeatReport>;
}

const FRESH_MS = 30_000;

export function createSeatService(parts: { readonly store: Store; readonly clock: Clock; openTarget(): Promise<Target> }): SeatService {
  const { store, clock, openTarget } = parts;
  let asked: {
    readonly until: number;
    readonly answer: Promise<{ readonly at: string; readonly seats: readonly ApplicationSeats[] }>;
  } | null = null;

  async function ask() {
    const target = await openTarget();
    try {
      return { at: isoNow(clock), seats: await target.seats() };
    } finally {
      await target.close();
    }
  }

  function seats() {
    if (asked && clock.now() < asked.until) return asked.answer;
    const answer = ask();
    asked = { until: clock.now() + FRESH_MS, answer };
    // A failure is not kept: what was mended meanwhile shall count.
    answer.catch(() => {
      asked = null;
    });
    return answer;
  }

  return {
    async report() {
      const [{ at, seats: applications }, needed] = await Promise.all([seats(), neededSeats(store)]);
      const people = needed.reduce((sum, each) => sum + each.people, 0);
      return { at, applications: applications.map((each) => ({ ...each, warning: judgeSeats(each, people) })), needed };
    },
  };
}
