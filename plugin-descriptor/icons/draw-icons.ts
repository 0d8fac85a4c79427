import { rowsOfNames } from './motif';
import { paint } from './paint';
import { writePng } from './write-png';

/** Sizes Jira asks for: lists of plugins show 16, their details 144, the vendor's mark is 72. */
const SIZES = [
  ['icon-16.png', 16],
  ['icon-32.png', 32],
  ['logo-72.png', 72],
  ['logo-144.png', 144],
] as const;

/** The pictures of the jar by name. */
export function drawIcons(): Map<string, Uint8Array> {
  return new Map(SIZES.map(([name, size]) => [name, writePng(paint(rowsOfNames, size), size)]));
}
