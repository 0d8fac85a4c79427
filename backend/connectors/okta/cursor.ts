/** The mark between runs: since when changes are wanted, bound to the org, the scope and the configuration. */
import { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import type { Cursor } from '../../domain/read-events';
import type { SourceId } from '../../domain/records';

/** Read again from this long before the mark: `filter` is not told of every change in the instant it happens. */
export const overlapMs = 5 * 60_000;

const CursorSchema = z.strictObject({
  version: z.literal(1),
  orgUrl: z.string(),
  fingerprint: z.string(),
  /** By Okta's clock. */
  since: z.iso.datetime(),
  /** The built-in group of everybody, when its members are wanted. */
  everyone: z.string().nullable(),
});

export interface DeltaStart {
  readonly since: string;
  readonly everyone: SourceId | null;
}

export function writeCursor(
  orgUrl: string,
  fingerprint: string,
  start: { readonly atMs: number; readonly everyone: SourceId | null },
): Cursor {
  const since = new Date(start.atMs - overlapMs).toISOString();
  return JSON.stringify({ version: 1, orgUrl, fingerprint, since, everyone: start.everyone }) as Cursor;
}

/** Throws `conflict` when the mark is of another org, scope, configuration or version: then everything must be read. */
export function readCursor(cursor: Cursor, orgUrl: string, fingerprint: string): DeltaStart {
  const parsed = CursorSchema.safeParse(parseJson(cursor));
  if (!parsed.success || parsed.data.orgUrl !== orgUrl || parsed.data.fingerprint !== fingerprint) {
    throw new RollcallError('conflict', 'The mark of the last read no longer fits the source or its configuration.', {
      remedy: 'Read everything once; the next reads of changes start from there.',
    });
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
