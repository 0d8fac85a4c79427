/** Many rows in one statement: one array a column, unnested by the server. */
import { type RawBuilder, sql } from 'kysely';

/** `unnest($1::int4[], $2::text[]) as <alias>(seq, name)`. Each value is a column of the same length. */
export function unnested(
  alias: string,
  columns: Readonly<Record<string, readonly [type: string, values: readonly unknown[]]>>,
): RawBuilder<unknown> {
  const names = Object.keys(columns);
  const arrays = Object.values(columns).map(([type, values]) => sql`${arrayText(values)}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(arrays)}) as ${sql.ref(alias)}(${sql.join(names.map((name) => sql.ref(name)))})`;
}

/** Cuts an iterable into arrays of at most `size`, one at a time. */
export function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** An array as PostgreSQL writes it. The driver's own conversion takes several times as long. */
function arrayText(values: readonly unknown[]): string {
  const parts = new Array<string>(values.length);
  for (let i = 0; i < values.length; i++) parts[i] = elementText(values[i]);
  return `{${parts.join(',')}}`;
}

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = String(value);
  return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`;
}
