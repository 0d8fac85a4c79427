import type { OperationEntry } from '../../api/shapes';

const columns = ['seq', 'kind', 'person', 'group', 'property', 'before', 'after', 'reason', 'state', 'error', 'remedy', 'errorId'] as const;

/** Operations as RFC 4180 text with a byte-order mark, so that spreadsheets read the names right. */
export function toCsv(entries: readonly OperationEntry[]): string {
  const rows = entries.map(({ seq, operation, reason, state, error, errorId }) => {
    const person = 'person' in operation ? operation.person.userName : '';
    const group = 'group' in operation ? operation.group : '';
    const property = 'property' in operation ? operation.property : '';
    const before = 'before' in operation ? operation.before : null;
    const after = 'after' in operation ? operation.after : null;
    return [seq, operation.kind, person, group, property, before, after, reason, state, error?.message, error?.remedy, errorId];
  });
  return `\uFEFF${[columns, ...rows].map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula is made text: a display name must not run in somebody's spreadsheet. */
function toCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
