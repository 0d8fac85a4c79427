import { type Zippable, zipSync } from 'fflate';

/** Oldest moment a zip file can name, in whatever time zone the build runs. */
const FIRST_MOMENT = new Date(1980, 0, 1);

/**
 * A jar of files by path, the same bytes for the same files on every machine: fixed date, fixed order, a compressor that does not
 * depend on the system's zlib. First `META-INF/` and the manifest, as readers of jars in streams want it, then the rest by name.
 */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const folder of foldersOf(files.keys())) entries[folder] = new Uint8Array();
  const folders = Object.keys(entries);
  const ordered: Zippable = {};
  for (const path of [...folders, ...files.keys()].sort(inJarOrder)) ordered[path] = files.get(path) ?? new Uint8Array();
  return zipSync(ordered, { level: 9, mtime: FIRST_MOMENT });
}

/** All folders above the paths, with their slash. */
function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) folders.add(path.slice(0, slash + 1));
  }
  return folders;
}

const rank = (path: string): number => ['META-INF/', 'META-INF/MANIFEST.MF'].indexOf(path) >>> 0;

/** The two first entries, then plain order of code units. */
export function inJarOrder(one: string, other: string): number {
  return rank(one) - rank(other) || (one < other ? -1 : one > other ? 1 : 0);
}
