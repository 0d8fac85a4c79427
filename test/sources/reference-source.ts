/**
 * How a connector type shows the reference directory of 10,000 people, 500 groups and 50,000 memberships, some milliseconds
 * away: each stand-in says so in its `reference-source.ts`, as `referenceSource`. The benchmark and the tests of whole reads
 * ask for it by the name of the type.
 */
import type { FieldValues } from '../../backend/connectors/spi';

export const REFERENCE = { users: 10_000, groups: 500, members: 100 } as const;

export interface ReferenceSource {
  /** The fewest documented calls that read it all, signing in included. */
  readonly calls: number;
  /** Of these, the longest row of calls that each need the reply before them: the time for it no parallel requests can shorten. */
  readonly chain: number;
  /** Whether an HTTP request belongs to that row; for sources that are read over HTTP. */
  readonly isInRow?: (request: { readonly url: URL; readonly body: Buffer }) => boolean;
  /** Longest time of a read, in seconds; null where none is set. */
  readonly seconds: number | null;
  start(latencyMs: number): Promise<StartedReference>;
}

export interface StartedReference {
  readonly values: FieldValues;
  /** Without the way between; the time of a read is taken here when it is given. */
  readonly near?: FieldValues;
  /** Calls answered since the last time it was asked. */
  callsSince(): Promise<number>;
  /** Seconds a bare client needs for the very lists of a read, on the same way; for sources whose own work is most of it. */
  bareRead?(): Promise<number>;
  close(): Promise<void>;
}

export async function referenceSourceOf(type: string): Promise<ReferenceSource> {
  const { referenceSource } = (await import(`./${type}/reference-source`)) as { readonly referenceSource: ReferenceSource };
  return referenceSource;
}
