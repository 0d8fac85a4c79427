/** RFC 4180 text for spreadsheets. */

/** Excel reads UTF-8 only behind a byte-order mark. */
export const CSV_START = '\uFEFF';

export function toCsvRow(cells: readonly unknown[]): string {
  return `${cells.map(toCsvCell).join(',')}\r\n`;
}

/**
 * A cell that begins like a formula gets an apostrophe before it and so stays text: a display name must not run in somebody's
 * spreadsheet (OWASP, CSV injection; the wide forms are what Japanese and Chinese keyboards give). Blanks before it are
 * looked through, because some programs drop them.
 */
export function toCsvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
