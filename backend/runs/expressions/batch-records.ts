import type { SourceId, SourceUser } from '../../domain/records';
import type { ExpressionRecord } from './protocol';

export interface RecordBatch {
  readonly ids: readonly SourceId[];
  /** JSON text of a list of `ExpressionRecord`. */
  readonly records: string;
}

/** What a message costs is shared by many records; more in one batch gains nothing. */
const MOST_RECORDS = 500;
/** The child has little memory on purpose. In characters. */
const LONGEST_BATCH = 4_000_000;

/** @param tooLarge is told the records that cannot be handed over: larger than a batch, or nested too deep. */
export function* batchRecords(users: Iterable<SourceUser>, tooLarge: (id: SourceId) => void): Generator<RecordBatch> {
  let ids: SourceId[] = [];
  let texts: string[] = [];
  let length = 0;
  for (const user of users) {
    const text = writeRecord(user);
    if (text === null || text.length > LONGEST_BATCH) {
      tooLarge(user.id);
      continue;
    }
    if (ids.length > 0 && (ids.length >= MOST_RECORDS || length + text.length > LONGEST_BATCH)) {
      yield { ids, records: `[${texts.join(',')}]` };
      ids = [];
      texts = [];
      length = 0;
    }
    ids.push(user.id);
    texts.push(text);
    length += text.length;
  }
  if (ids.length > 0) yield { ids, records: `[${texts.join(',')}]` };
}

function writeRecord({ id, status, kind, active, attributes }: SourceUser): string | null {
  const record: ExpressionRecord = { variables: { id, status, kind, active }, attributes };
  try {
    return JSON.stringify(record);
  } catch {
    return null;
  }
}
