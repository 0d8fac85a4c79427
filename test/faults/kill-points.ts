import { seededRandom } from '../sources/company/random';
import type { Aftermath, KillPoint } from './killed-run';

/** Random moments over the whole run: every third by the clock (reading and deciding too), the others by writes. */
export function killPoints(seed: number, count: number, calm: Pick<Aftermath, 'writes' | 'durationMs'>): readonly KillPoint[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) =>
    at % 3 === 0 ? { afterMs: random.below(Math.ceil(calm.durationMs)) } : { afterWrites: 1 + random.below(calm.writes) },
  );
}
