import pino from 'pino';
import type { Json } from '../../domain/json';
import type { SourceUser } from '../../domain/records';
import { createExpressionEvaluator, type ExpressionEvaluator } from './expression-evaluator';

const user = (id: string, attributes: { [key: string]: Json } = {}): SourceUser => ({
  id,
  active: true,
  status: 'ACTIVE',
  kind: 'member',
  attributes,
});

let evaluator: ExpressionEvaluator;
let logged: string[];
beforeEach(() => {
  logged = [];
  evaluator = createExpressionEvaluator({ log: pino({ level: 'warn' }, { write: (line) => logged.push(line) }) });
});
afterEach(() => evaluator.close());

async function results(expression: string, ...users: SourceUser[]) {
  const all = await evaluator.evaluate([expression], users);
  return Object.fromEntries(all.get(expression) ?? []);
}

describe('expressions', () => {
  it('see the attributes of the record, and its own fields as variables', async () => {
    expect(await results('$lowercase(name.first) & "." & $status', user('a', { name: { first: 'ADA' } }), user('b'))).toEqual({
      a: { value: 'ada.ACTIVE' },
      b: { value: '.ACTIVE' },
    });
  });

  it('give any JSON, and null for nothing', async () => {
    expect(await results('{"n": [x, true, null]}', user('a', { x: 1 }))).toEqual({ a: { value: { n: [1, true, null] } } });
    expect(await results('gone', user('a'))).toEqual({ a: { value: null } });
  });

  it('are evaluated for many people in batches, each expression once', async () => {
    const users = Array.from({ length: 5_201 }, (_, index) => user(`u${index}`, { n: index }));
    const all = await evaluator.evaluate(['n + 1', '$id', 'n + 1'], users);
    expect([...all.keys()]).toEqual(['n + 1', '$id']);
    expect(all.get('n + 1')?.size).toBe(5_201);
    expect(all.get('n + 1')?.get('u5200')).toEqual({ value: 5_201 });
    expect(all.get('$id')?.get('u700')).toEqual({ value: 'u700' });
    expect(logged).toEqual([]);
  });

  it('are not taken for hanging while this process itself is busy', async () => {
    const users = Array.from({ length: 2_000 }, (_, index) => user(`u${index}`, { n: index }));
    const running = evaluator.evaluate(['n'], users);
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      const until = performance.now() + 1_300;
      while (performance.now() < until);
    }
    expect((await running).get('n')?.get('u1999')).toEqual({ value: 1_999 });
    expect(logged).toEqual([]);
  }, 20_000);

  it('need no process when there are none', async () => {
    expect((await evaluator.evaluate([], [user('a')])).size).toBe(0);
  });

  it('tell their mistakes without quoting the record', async () => {
    const { a } = await results('$number(secret)', user('a', { secret: 'hunter2' }));
    expect(a).toEqual({ problem: expect.stringContaining('D3030') });
    expect(JSON.stringify(await results('$error("no " & secret)', user('a', { secret: 'hunter2' })))).not.toContain('hunter2');
    expect(await results('function($x){$x}', user('a'))).toEqual({ a: { problem: 'The expression gives a function and not a value.' } });
    expect(await results('$random()', user('a'))).toEqual({ a: { problem: expect.stringContaining('$random()') } });
    expect(await results('a +', user('a'))).toEqual({ a: { problem: expect.stringContaining('not valid') } });
  });

  it('are ended by the guards when they loop or recurse', async () => {
    const endless = '($f := function($x){ $f($x + 1) + 1 }; $f(1))';
    const looping = '($f := function($x){ $f($x + 1) }; $f(1))';
    const all = await evaluator.evaluate([endless, looping, '[1..1000000]'], [user('a')]);
    expect(all.get(endless)?.get('a')).toEqual({ problem: 'The expression calls itself without end.' });
    expect(all.get(looping)?.get('a')).toEqual({ problem: expect.stringContaining('longer than 250 milliseconds') });
    expect(all.get('[1..1000000]')?.get('a')).toEqual({ problem: expect.stringContaining('more than 100000 items') });
  });

  it('that hang for one record cost that record only', async () => {
    const users = Array.from({ length: 30 }, (_, index) => user(`u${index}`, { text: index === 17 ? `${'a'.repeat(40)}!` : 'aaa' }));
    const all = await evaluator.evaluate(['$match(text, /^(a+)+$/).match', '$id'], users);
    const matched = all.get('$match(text, /^(a+)+$/).match');
    expect(matched?.get('u17')).toEqual({ problem: expect.stringContaining('was stopped') });
    expect(matched?.get('u16')).toEqual({ value: 'aaa' });
    expect(matched?.get('u18')).toEqual({ value: 'aaa' });
    expect(all.get('$id')?.get('u17')).toEqual({ value: 'u17' });
    expect(logged).toHaveLength(1);
    expect(logged[0]).not.toContain('aaa');
  }, 20_000);

  it.each([
    ['padding', '$length($pad("x", 1e8))'],
    ['doubling', '$length($reduce([1..40], function($text, $i){ $text & $text }, "x"))'],
    ['piling up', '$count($reduce([1..60000], function($l, $i){ $append($l, [$l]) }, [1]))'],
  ])(
    'that exhaust time or memory by %s become problems and harm nobody else',
    async (_how, expression) => {
      const guarded = `bad ? ${expression} : "fine"`;
      expect(await results(guarded, user('a'), user('b', { bad: true }), user('c'))).toEqual({
        a: { value: 'fine' },
        b: { problem: expect.any(String) },
        c: { value: 'fine' },
      });
    },
    20_000,
  );

  it('cannot reach the process, its environment or what objects inherit', async () => {
    for (const expression of [
      'constructor',
      '__proto__',
      '$string.constructor',
      'a.constructor.constructor("return process")()',
      '$eval("process.env")',
    ]) {
      const { a } = await results(expression, user('a', { a: {} }));
      expect('problem' in (a ?? {}) || (a && 'value' in a && a.value === null)).toBe(true);
    }
  });

  it('refuse records that are too large to hand over', async () => {
    expect(await results('$id', user('big', { x: 'x'.repeat(5_000_000) }), user('small'))).toEqual({
      big: { problem: 'The record is too large for an expression.' },
      small: { value: 'small' },
    });
  });

  it('give results of limited length', async () => {
    expect(await results('$pad("x", 50000)', user('a'))).toEqual({ a: { problem: expect.stringContaining('characters') } });
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const running = evaluator.evaluate(['$match(t, /^(a+)+$/)'], [user('a', { t: `${'a'.repeat(40)}!` })], stop.signal);
    setTimeout(() => stop.abort(), 200);
    await expect(running).rejects.toMatchObject({ code: 'stopped' });
  });

  it('are checked as text before they are saved', async () => {
    expect(await evaluator.check('$lowercase(a.b)')).toEqual({ ok: true });
    expect(await evaluator.check('a.(')).toEqual({ ok: false, message: expect.stringContaining('not valid at character') });
    expect(await evaluator.check('/(/')).toMatchObject({ ok: false });
  });
});
