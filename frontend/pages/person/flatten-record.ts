/** A record's attributes as lines: dotted path and value as text. Lists of plain values stay on one line. */
export function flattenRecord(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
    return value.length === 0 ? [] : [[path, value.map(String).join(', ')]];
  }
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flattenRecord(inner, path === '' ? key : `${path}.${key}`));
}
