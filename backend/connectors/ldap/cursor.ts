/** The mark between runs: where the directory stood when a read began, bound to the scope and the configuration. */
import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import type { Cursor } from '../../domain/read-events';

/**
 * `usn` (Active Directory): update sequence numbers count the changes of one server and mean nothing to another, nor to
 * the same one after it was restored (then its invocation id is new). `time`: the directory's own clock.
 */
export type Mark =
  | {
      readonly kind: 'usn';
      /** DN of the server's settings (`dsServiceName`). */
      readonly server: string;
      readonly invocation: string;
      /** Every change up to this one was there. Decimal: it may be larger than a number can hold. */
      readonly usn: string;
      /** When people were judged, in milliseconds since 1970 by our clock: who expired since then changed, though nobody wrote. */
      readonly judgedAt: number;
    }
  | {
      readonly kind: 'time';
      /** Where the directory's data begins. */
      readonly root: string;
      /** Milliseconds since 1970 by the directory's clock. */
      readonly at: number;
    };

const bound = { version: z.literal(1), fingerprint: z.string() };
const CursorSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...bound,
    kind: z.literal('usn'),
    server: z.string(),
    invocation: z.string(),
    usn: z.string().regex(/^\d{1,20}$/),
    judgedAt: z.number(),
  }),
  z.strictObject({ ...bound, kind: z.literal('time'), root: z.string(), at: z.number() }),
]);

export function writeCursor(fingerprint: string, mark: Mark): Cursor {
  return JSON.stringify({ version: 1, fingerprint, ...mark }) as Cursor;
}

/** Throws `source-gone` when the mark is of another scope, configuration or version. */
export function readCursor(cursor: Cursor, fingerprint: string): Mark {
  const parsed = CursorSchema.safeParse(parseJson(cursor));
  if (!parsed.success || parsed.data.fingerprint !== fingerprint) {
    throw voidCursor('The mark of the last read no longer fits the directory or its configuration.');
  }
  return parsed.data;
}

/** Everything must be read once; nothing is wrong and nobody has to act. */
export function voidCursor(message: string): RollcallError {
  return new RollcallError('source-gone', message, {
    retry: 'now',
    remedy: 'Nothing: everything is read once, and the next reads of changes start from there.',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
