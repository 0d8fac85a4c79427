import pino from 'pino';
import { RollcallError } from '../../domain/errors';
import type { Operation } from '../../domain/plan/operation';
import type { JournalEntry } from '../../store/store';
import type { ApplyOutcome, Target } from '../../target/port';
import { createAccountBook } from './accounts';
import { createPatience } from './patience';
import { type PerformContext, perform } from './perform';

const operation: Operation = {
  kind: 'create-user',
  id: 'create-user:s1',
  person: { sourceId: 's1', userKey: null, userName: 'anna' },
  reason: { code: 'joined' },
  before: null,
  after: { name: 'anna', displayName: 'Anna', email: 'anna@corp.example', active: true },
};
const entry = (state: JournalEntry['state']): JournalEntry => ({
  seq: 7,
  operation,
  state,
  attempts: state === 'started' ? 1 : 0,
  startedAt: null,
  finishedAt: null,
  error: null,
  errorId: null,
  detail: null,
});

/** Jira takes what it is sent, or not, and then cannot be read for as long as anybody is patient. */
function contextWith(apply: () => ApplyOutcome, stop = new AbortController()): PerformContext {
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (ms: number, signal?: AbortSignal) => {
      now += ms;
      signal?.throwIfAborted();
    },
  };
  const away = () => new RollcallError('target-unavailable', 'Jira is away.', { retry: 'later' });
  const target = { apply: async () => apply(), settle: () => Promise.reject(away()) } as unknown as Target;
  const never = new AbortController().signal;
  return {
    target,
    book: createAccountBook(new Map()),
    patience: createPatience(clock),
    clock,
    log: pino({ level: 'silent' }),
    callSignal: never,
    waitSignal: stop.signal,
    stop: stop.signal,
    verify: false,
  };
}
const away = { code: 'target-unavailable', message: 'Jira is away.', retry: 'later', blame: 'target' } as const;

describe('an operation whose run is stopped while Jira asks to wait', () => {
  it('does not wait on, and is as if it had never been tried', async () => {
    const stop = new AbortController();
    const context = contextWith(() => {
      stop.abort();
      return { result: 'retry-later', afterMs: 20_000, error: away };
    }, stop);
    expect(await perform(entry('planned'), context)).toEqual({ record: { seq: 7, state: 'planned', attempts: 0 } });
  });

  it('stays noted as begun when nobody knows yet what became of it', async () => {
    const stop = new AbortController();
    const context = contextWith(() => {
      stop.abort();
      return { result: 'unknown', error: away };
    }, stop);
    expect(await perform(entry('planned'), context)).toEqual({ record: { seq: 7, state: 'started', attempts: 1 } });
  });
});

describe('an operation whose run gives up', () => {
  it('stays noted as begun when its answer was lost and no read could tell what became of it', async () => {
    const { record, fatal } = await perform(
      entry('planned'),
      contextWith(() => ({ result: 'unknown', error: away })),
    );
    expect(record).toEqual({ seq: 7, state: 'started', attempts: 1 });
    expect(fatal).toMatchObject({ code: 'target-unavailable' });
  });

  it('stays noted as begun when an earlier process began it and no read could tell what became of it', async () => {
    const { record } = await perform(
      entry('started'),
      contextWith(() => ({ result: 'applied' })),
    );
    expect(record).toEqual({ seq: 7, state: 'started', attempts: 1 });
  });

  it('is as if it had never been tried when nothing was written', async () => {
    const busy = contextWith(() => ({ result: 'retry-later', afterMs: 20_000, error: away }));
    expect((await perform(entry('planned'), busy)).record).toEqual({ seq: 7, state: 'planned', attempts: 0 });
  });
});
