import { RollcallError } from '../../domain/errors';

/** Lets a question to a foreign system be asked only when the same one is not being asked already. Throws `rate-limited`. */
export function createOneAtATime(): <T>(what: string, ask: () => Promise<T>) => Promise<T> {
  const asked = new Set<string>();
  return async (what, ask) => {
    if (asked.has(what)) {
      throw new RollcallError('rate-limited', 'The same is being asked already.', {
        retry: 'later',
        blame: 'config',
        remedy: 'Wait for its answer.',
      });
    }
    asked.add(what);
    try {
      return await ask();
    } finally {
      asked.delete(what);
    }
  };
}
