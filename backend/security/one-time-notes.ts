/**
 * What one step of signing in leaves for the next: sealed, for minutes, taken once. In the store and not in memory, because the next
 * step may reach another process. Whoever reads the database learns neither the key nor the content.
 */
import { hash, randomBytes } from 'node:crypto';
import { RollcallError } from '../domain/errors';
import type { OneTimeNoteRepository } from '../store/store';
import type { MasterKey } from './master-key';
import { seal, unseal } from './secret-envelope';

export interface OneTimeNotes {
  /** Gives the key, 256 random bits. Throws `rate-limited` when far too many are waiting. */
  leave(kind: string, content: unknown, seconds: number): Promise<string>;
  /** Under a key that both sides know already and nobody could guess; takes the place of an earlier one. Throws `rate-limited` as well. */
  leaveUnder(kind: string, key: string, content: unknown, seconds: number): Promise<void>;
  /** Null when there is no such note of this kind, when it was taken before, or when its time is over. */
  take(kind: string, key: string): Promise<unknown>;
}

/** More than people can be signing in at once; someone is only asking. */
const MOST_NOTES = 5_000;

export function createOneTimeNotes(notes: OneTimeNoteRepository, masterKey: MasterKey): OneTimeNotes {
  const hashOf = (kind: string, key: string) => hash('sha256', `${kind} ${key}`, 'hex');
  const placeOf = (kind: string) => ({ owner: 'sign-in', field: kind });
  async function leaveUnder(kind: string, key: string, content: unknown, seconds: number): Promise<void> {
    const sealed = seal(JSON.stringify(content), placeOf(kind), masterKey);
    if (await notes.put(hashOf(kind, key), sealed, seconds, MOST_NOTES)) return;
    throw new RollcallError('rate-limited', 'Too many people are signing in at once.', {
      retry: 'later',
      blame: 'config',
      remedy: 'Try again in ten minutes.',
    });
  }

  return {
    leaveUnder,
    async leave(kind, content, seconds) {
      const key = randomBytes(32).toString('base64url');
      await leaveUnder(kind, key, content, seconds);
      return key;
    },
    async take(kind, key) {
      const sealed = await notes.take(hashOf(kind, key));
      return sealed === null ? null : (JSON.parse(unseal(sealed, placeOf(kind), [masterKey])) as unknown);
    },
  };
}
