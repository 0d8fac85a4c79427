import type { FileComparison } from '../runs';

/** One line a difference; nothing when nothing would change. */
export function describeComparison({ settings, connectors }: FileComparison): readonly string[] {
  const lines = linesOf('settings', settings);
  for (const { id, result, ...changes } of connectors) {
    if (result === 'added') lines.push(`connector ${id}: added`);
    else lines.push(...linesOf(`connector ${id}`, changes));
    if (result === 'untouched') lines.push(`connector ${id}: not in the file, stays as it is`);
  }
  return lines;
}

function linesOf(place: string, { differences, secrets }: Pick<FileComparison['settings'], 'differences' | 'secrets'>): string[] {
  const show = (value: unknown) => (value === null ? 'nothing' : JSON.stringify(value));
  return [
    ...differences.map(({ path, before, after }) => `${place}: ${path}: ${show(before)} → ${show(after)}`),
    ...secrets.filter(({ change }) => change !== 'kept').map(({ field, change }) => `${place}: secret ${field}: ${change}`),
  ];
}
