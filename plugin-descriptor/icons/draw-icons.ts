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

let drawn: ReadonlyMap<string, Uint8Array> | null = null;

/** The pictures of the jar by name. They are always the same and drawn once. */
export function drawIcons(): ReadonlyMap<string, Uint8Array> {
  drawn ??= new Map(SIZES.map(([name, size]) => [name, writePng(paint(rowsOfNames, size), size)]));
  return drawn;
}
