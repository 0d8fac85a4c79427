import type { z } from 'zod';
import type { JournalFilter } from '../../runs';
import type { OperationsQuerySchema } from './schema';

/** What the address asks for, in the words of the journal. */
export function journalFilter({
  state,
  kind,
  search,
  person,
}: Omit<z.infer<typeof OperationsQuerySchema>, 'after' | 'limit'>): Omit<JournalFilter, 'after' | 'limit'> {
  return {
    ...(state ? { states: state } : {}),
    ...(kind ? { kinds: kind } : {}),
    ...(search ? { search } : {}),
    ...(person ? { sourceId: person } : {}),
  };
}
