import { createTurns } from './take-turns';

const never = new AbortController().signal;

/** Work that ends when told. */
function workbench(mostWaiting = 2) {
  const turns = createTurns({ mostWaiting });
  const done: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, signal = never, what = 'okta') =>
    turns.take(what, signal, async () => {
      await new Promise<void>((resolve) => ends.set(name, resolve));
      done.push(name);
    });
  const working = async () => {
    await new Promise(setImmediate);
    return [...ends.keys()].filter((name) => !done.includes(name));
  };
  return { ask, ends, done, working };
}

describe('turns', () => {
  it('are taken one at a time, in the order people came', async () => {
    const { ask, ends, done, working } = workbench();
    const all = Promise.all([ask('a'), ask('b'), ask('c')]);
    for (const name of ['a', 'b', 'c']) {
      expect(await working()).toEqual([name]);
      ends.get(name)?.();
    }
    await all;
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('are not waited for by who works on something else', async () => {
    const { ask, ends, working } = workbench();
    const all = [ask('a'), ask('b', never, 'ldap')];
    expect(await working()).toEqual(['a', 'b']);
    for (const end of ends.values()) end();
    await Promise.all(all);
  });

  it('are not given to who has given up before asking', async () => {
    const { ask, working } = workbench();
    await expect(ask('a', AbortSignal.abort())).rejects.toMatchObject({ code: 'stopped' });
    expect(await working()).toEqual([]);
  });

  it('make room when somebody gives up, and when the work fails', async () => {
    const { ask, ends, done, working } = workbench();
    const gone = new AbortController();
    const first = ask('a');
    const second = ask('b', gone.signal);
    const third = ask('c');
    const refused = expect(second).rejects.toMatchObject({ code: 'stopped' });
    gone.abort();
    await refused;
    expect(await working()).toEqual(['a']);
    ends.get('a')?.();
    expect(await working()).toEqual(['c']);
    ends.get('c')?.();
    await Promise.all([first, third]);
    expect(done).toEqual(['a', 'c']);
    const turns = createTurns({ mostWaiting: 1 });
    await expect(turns.take('x', never, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(turns.take('x', never, async () => 'fine')).resolves.toBe('fine');
  });

  it('are refused when too many wait', async () => {
    const { ask, ends, working } = workbench(1);
    const all = [ask('a'), ask('b')];
    await expect(ask('c')).rejects.toMatchObject({ code: 'rate-limited', retry: 'later' });
    ends.get('a')?.();
    await working();
    ends.get('b')?.();
    await Promise.all(all);
  });
});
