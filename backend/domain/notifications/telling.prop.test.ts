import fc from 'fast-check';
import { NOTIFIED_EVENTS, type NotifiedEvent } from './channel';
import { type Condition, type Told, whatToTell } from './telling';

const bad = ['failed', 'held', 'partial', 'not-started'] as const;
const start = Date.parse('2026-01-01T00:00:00Z');
const minutes = (count: number) => new Date(start + count * 60_000).toISOString();

const wishes = fc.subarray([...NOTIFIED_EVENTS]);
const news = fc.array(
  fc.record({ condition: fc.constantFrom<Condition>('ok', ...bad), changed: fc.boolean(), after: fc.integer({ min: 1, max: 3_000 }) }),
  { maxLength: 40 },
);

/** Tells one channel everything in order; answers what it heard. */
function follow(wanted: readonly NotifiedEvent[], list: readonly { condition: Condition; changed: boolean; after: number }[]) {
  let told: Told | null = null;
  let now = 0;
  return list.map(({ condition, changed, after }) => {
    now += after;
    const telling = whatToTell(wanted, told, { condition, changed, at: minutes(now) });
    told = telling.told;
    return { ...telling, condition, now };
  });
}

describe('what a channel is told', () => {
  it('is never anything it did not ask for', () => {
    fc.assert(
      fc.property(wishes, news, (wanted, list) => {
        for (const { event } of follow(wanted, list)) if (event !== null) expect(wanted).toContain(event);
      }),
    );
  });

  it('is a recovery only after a condition it was told of, and once', () => {
    fc.assert(
      fc.property(wishes, news, (wanted, list) => {
        let open = false;
        for (const { event } of follow(wanted, list)) {
          if (event === 'recovered') expect(open).toBe(true);
          if (event === 'recovered') open = false;
          else if (event !== null && event !== 'changed') open = true;
        }
      }),
    );
  });

  it('is a lasting condition at its beginning and then at most once in 23 hours', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bad),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 200 }),
        (condition, gaps) => {
          const heard = follow(
            [...bad],
            gaps.map((after) => ({ condition, changed: true, after })),
          ).filter(({ event }) => event !== null);
          expect(heard[0]).toMatchObject({ event: condition, reminder: false });
          for (const [index, each] of heard.slice(1).entries()) {
            expect(each).toMatchObject({ event: condition, reminder: true, since: heard[0]?.since });
            expect(each.now - (heard[index]?.now ?? 0)).toBeGreaterThanOrEqual(23 * 60);
          }
        },
      ),
    );
  });

  it('says each beginning of a condition it wants to hear of', () => {
    fc.assert(
      fc.property(news, (list) => {
        let known: Condition = 'ok';
        for (const { event, condition } of follow([...NOTIFIED_EVENTS], list)) {
          if (condition !== known) expect(event).toBe(condition === 'ok' ? 'recovered' : condition);
          known = condition;
        }
      }),
    );
  });
});
