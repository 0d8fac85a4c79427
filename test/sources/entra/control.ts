/** What another process may watch and change besides the company: deleted users, and delta links that end. */
import { z } from 'zod';
import type { Controlled } from '../stand-in/control';
import type { TenantState } from './tenant-state';

const OwnChange = z.discriminatedUnion('change', [
  z.object({ change: z.enum(['delete', 'restore', 'purge']), login: z.string().min(1) }),
  z.object({ change: z.literal('expire-delta'), how: z.enum(['gone', 'bad-request']).default('gone') }),
]);

export function controlOf(state: TenantState): Controlled {
  const { directory } = state;
  return {
    company: directory.company,
    counters: () => ({ counters: state.calls.byPlace, batched: state.batched.byPlace }),
    resetCounters: () => {
      state.calls.reset();
      state.batched.reset();
    },
    ownChange: (asked) => {
      const { success, data: change } = OwnChange.safeParse(asked);
      if (!success) return false;
      if (change.change === 'expire-delta') state.delta.expire(change.how);
      else {
        const person = directory.company.findPerson(change.login);
        if (!person) throw new Error('There is no such person.');
        directory[change.change](person.id);
      }
      return true;
    },
  };
}
