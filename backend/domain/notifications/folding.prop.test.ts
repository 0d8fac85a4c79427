import fc from 'fast-check';
import { NOTIFIED_EVENTS } from './channel';
import { fold, type Memory, NOTHING_FOLDED, unfold } from './folding';
import type { Message } from './message';
import { type Condition, whatToTell } from './telling';

const start = Date.parse('2026-01-01T00:00:00Z');
const minute = 60_000;
const conditions = ['ok', 'failed', 'held', 'partial', 'not-started'] as const;
const news = fc.array(fc.record({ condition: fc.constantFrom<Condition>(...conditions), after: fc.integer({ min: 1, max: 30 }) }), {
  maxLength: 60,
});

interface Sent {
  readonly message: Message;
  readonly minute: number;
}

/** Follows a connector for a channel that wants to hear everything but changes, with a look at what is held back each minute. */
function follow(list: readonly { condition: Condition; after: number }[], quietAfter = 0) {
  const wanted = NOTIFIED_EVENTS.filter((event) => event !== 'changed');
  const sent: Sent[] = [];
  let memory: Memory = { told: null, folding: NOTHING_FOLDED };
  let now = 0;
  const pass = (minutes: number) => {
    for (const end = now + minutes; now < end; ) {
      now++;
      const at = new Date(start + now * minute).toISOString();
      const { held } = memory.folding;
      if (held === null || held.dueAt > at) continue;
      const { send, ...after } = unfold(memory, held, at);
      memory = after;
      if (send) sent.push({ message: send.message, minute: now });
    }
  };
  for (const [index, { condition, after }] of list.entries()) {
    pass(after);
    const at = new Date(start + now * minute).toISOString();
    const one = { condition, changed: false, at };
    const telling = whatToTell(wanted, memory.told, one);
    const { event, reminder, since } = telling;
    const message: Message | null = event && { event, reminder, at, since, connector: null, run: null, dueAt: null, url: null };
    const { send, ...next } = fold(memory, wanted, one, telling, `key ${index}`, message);
    memory = next;
    if (send) sent.push({ message: send.message, minute: now });
  }
  pass(quietAfter);
  return { sent, memory };
}

describe('a connector that changes to and fro', () => {
  it('sends of each kind one message in a quarter of an hour', () => {
    fc.assert(
      fc.property(news, (list) => {
        const last = new Map<string, number>();
        for (const { message, minute: at } of follow(list, 60).sent) {
          expect(at - (last.get(message.event) ?? -15)).toBeGreaterThanOrEqual(15);
          last.set(message.event, at);
        }
      }),
    );
  });

  it('has told how it is a quarter of an hour after the last change at the latest', () => {
    fc.assert(
      fc.property(news, (list) => {
        const { sent, memory } = follow(list, 15);
        const real = list.at(-1)?.condition ?? 'ok';
        expect(memory.folding.held).toBeNull();
        expect(memory.told?.condition ?? 'ok').toBe(real);
        const heard = sent.at(-1)?.message.event ?? 'recovered';
        expect(heard === 'recovered' ? 'ok' : heard).toBe(real);
      }),
    );
  });

  it('counts every change: sent, or left out before a message that says so', () => {
    fc.assert(
      fc.property(news, (list) => {
        const { sent, memory } = follow(list, 15);
        let known: Condition = 'ok';
        let changes = 0;
        for (const { condition } of list) {
          if (condition !== known) changes++;
          known = condition;
        }
        const told = sent.reduce((sum, { message }) => sum + 1 + (message.leftOut ?? 0), 0);
        expect(told + memory.folding.leftOut).toBe(changes);
      }),
    );
  });

  it('sends at once what is new, and what changes rarely', () => {
    const { sent } = follow([
      { condition: 'failed', after: 1 },
      { condition: 'ok', after: 1 },
      { condition: 'failed', after: 20 },
      { condition: 'ok', after: 1 },
    ]);
    expect(sent.map(({ message, minute: at }) => [message.event, at])).toEqual([
      ['failed', 1],
      ['recovered', 2],
      ['failed', 22],
      ['recovered', 23],
    ]);
  });

  it('says how many messages were left out before', () => {
    const flapping = Array.from({ length: 6 }, (_, index) => ({ condition: index % 2 ? ('ok' as const) : ('failed' as const), after: 2 }));
    const { sent } = follow([...flapping, { condition: 'failed', after: 2 }], 20);
    expect(sent.map(({ message }) => [message.event, message.leftOut ?? 0])).toEqual([
      ['failed', 0],
      ['recovered', 0],
      ['failed', 4],
    ]);
  });
});
