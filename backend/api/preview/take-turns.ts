import { RollcallError } from '../../domain/errors';

export interface Turns {
  /**
   * Does the work once nobody else works on the same. Who gives up waiting (`signal`) makes room for the next.
   * @throws `rate-limited` when too many wait already; `stopped` for who gave up.
   */
  take<T>(what: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** One at a time, in the order they came: somebody who types asks again before the last answer is given up. */
export function createTurns({ mostWaiting }: { readonly mostWaiting: number }): Turns {
  /** Who waits for what is being worked on; no entry when nobody works. */
  const lines = new Map<string, (() => void)[]>();

  function wait(line: (() => void)[], signal: AbortSignal): Promise<void> {
    if (line.length >= mostWaiting)
      throw new RollcallError('rate-limited', 'Too many ask the same at once.', {
        retry: 'later',
        blame: 'config',
        remedy: 'Wait for the answers.',
      });
    return new Promise((resolve, reject) => {
      const begin = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        line.splice(line.indexOf(begin), 1);
        reject(givenUp());
      };
      signal.addEventListener('abort', leave, { once: true });
      line.push(begin);
    });
  }

  return {
    async take(what, signal, work) {
      if (signal.aborted) throw givenUp();
      const line = lines.get(what);
      if (line) await wait(line, signal);
      else lines.set(what, []);
      try {
        return await work();
      } finally {
        const next = lines.get(what)?.shift();
        if (next) next();
        else lines.delete(what);
      }
    },
  };
}

const givenUp = (): RollcallError => new RollcallError('stopped', 'Nobody waits for this any more.', { remedy: 'Ask again.' });
