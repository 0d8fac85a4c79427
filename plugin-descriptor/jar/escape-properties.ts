/** Java up to 8 reads message files as Latin-1: everything beyond ASCII is written as `\uXXXX`, which every Java reads the same. */
export function escapeProperties(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\n\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
