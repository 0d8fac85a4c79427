/** Choosing groups one by one over patterns that are typed. */
import type { TriedGroup } from '../../../api/preview-shapes';
import { toLines } from '../../../components/lines';

export interface GroupPatterns {
  readonly includeGroups: string;
  readonly excludeGroups: string;
}

/** A line that means this group and no other. */
export function lineFor(name: string): string {
  // A name with a star, between slashes or with spaces around it would be read as something else.
  const isPlain = !name.includes('*') && !/^\/.+\/$/.test(name) && name.trim() === name;
  return isPlain ? name : `/^${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$/`;
}

/** Brings a group or leaves it out with the least change: its own line first, patterns stay as they are. */
export function pickGroup(
  { includeGroups, excludeGroups }: GroupPatterns,
  { name, result }: Pick<TriedGroup, 'name' | 'result'>,
): GroupPatterns {
  const line = lineFor(name);
  const without = (text: string) => toLines(text).filter((one) => one.toLowerCase() !== line.toLowerCase());
  const included = without(includeGroups);
  const excluded = without(excludeGroups);
  const wasIncluded = included.length < toLines(includeGroups).length;
  const wasExcluded = excluded.length < toLines(excludeGroups).length;
  if (result === 'excluded') {
    // Taking it off the exceptions is enough where a pattern brings it; otherwise it is named.
    const include = wasExcluded && toLines(includeGroups).length > 0 ? toLines(includeGroups) : [...included, line];
    return { includeGroups: include.join('\n'), excludeGroups: excluded.join('\n') };
  }
  if (wasIncluded) return { includeGroups: included.join('\n'), excludeGroups };
  return { includeGroups, excludeGroups: [...excluded, line].join('\n') };
}
