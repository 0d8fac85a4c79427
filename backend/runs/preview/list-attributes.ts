/** Which attributes the people of a read really have: suggestions for the mapping form. Names only, never a value. */
import { parsePath } from '../../domain/mapping/attribute-path';
import type { SourceSnapshot } from '../../domain/source-snapshot';

export interface AttributeUse {
  /** As a mapping rule names it. */
  readonly path: string;
  /** How many of the people looked at have a value there. */
  readonly people: number;
}

export interface AttributeUses {
  readonly lookedAt: number;
  /** What most people have first. */
  readonly items: readonly AttributeUse[];
}

/** Everybody up to this many, otherwise as many spread over the whole list. */
const LOOK_AT = 2_000;
const DEEPEST = 5;
const MOST = 500;
const OWN = ['$id', '$status', '$kind', '$active'];

export function listAttributes({ users }: Pick<SourceSnapshot, 'users'>): AttributeUses {
  const step = Math.max(1, Math.ceil(users.size / LOOK_AT));
  const counts = new Map<string, number>();
  let lookedAt = 0;
  let index = 0;
  for (const { attributes } of users.values()) {
    if (index++ % step !== 0) continue;
    lookedAt += 1;
    const paths = new Set<string>();
    for (const [name, value] of Object.entries(attributes)) collect(value, whole(name), 1, paths);
    for (const path of paths) if (counts.has(path) || counts.size < MOST) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  const items = [...counts].map(([path, people]) => ({ path, people }));
  items.sort((a, b) => b.people - a.people || (a.path < b.path ? -1 : 1));
  return { lookedAt, items: [...items, ...OWN.map((path) => ({ path, people: lookedAt }))] };
}

/** Empty values are none; of a list the first item tells what the others are like. */
function collect(value: unknown, path: string, depth: number, paths: Set<string>): void {
  if (value === null || value === undefined || value === '' || depth > DEEPEST) return;
  if (Array.isArray(value)) {
    const [first] = value;
    if (typeof first === 'object' && first !== null) collect(first, `${path}[0]`, depth + 1, paths);
    else if (value.length > 0) paths.add(path);
  } else if (typeof value === 'object') {
    for (const [name, inner] of Object.entries(value))
      collect(inner, isPlain(name) ? `${path}.${name}` : path + quoted(name), depth + 1, paths);
  } else paths.add(path);
}

/** The whole name of an attribute is a path as it is, dots and all, unless it looks like something else. */
function whole(name: string): string {
  return parsePath(name) !== null && name.trim() === name ? name : quoted(name);
}

function isPlain(name: string): boolean {
  return /^[^.[\]"\s]+$/.test(name);
}

function quoted(name: string): string {
  return `["${name.replace(/["\\]/g, '\\$&')}"]`;
}
