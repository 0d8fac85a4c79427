/** What differs between two values of JSON, path by path: for a person to look at before it is taken over. */
import type { Json } from '../../domain/json';
import { equal } from './equal';
import { joinPath } from './problem';

export interface Difference {
  /** Dotted: `rules.mapping[username].whenNothing`. */
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Null, like `after`, where there is nothing. */
  readonly before: Json;
  readonly after: Json;
}

/** Lists of these are compared entry by entry under the name of each, so that one more entry is one difference. */
const NAMES = ['to', 'id', 'name'] as const;

export function findDifferences(before: unknown, after: unknown, base = ''): readonly Difference[] {
  if (meanSame(before, after)) return [];
  if (isObject(before) && isObject(after)) return compareObjects(before, after, base);
  const [one, other] = [byName(before), byName(after)];
  if (one && other) return compareNamed(one, other, before, after, base);
  return [difference(base, before, after)];
}

/** A key without a value, or with null, says as much as no key. */
export function meanSame(one: unknown, other: unknown): boolean {
  return equal(withoutNothing(one), withoutNothing(other));
}

function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (!isObject(value)) return value ?? null;
  const entries = Object.entries(value).flatMap(([key, inner]) =>
    inner === null || inner === undefined ? [] : [[key, withoutNothing(inner)]],
  );
  return Object.fromEntries(entries);
}

/** Everything in a new value, path by path; what is empty is not worth a line. */
export function findContents(value: unknown): readonly Difference[] {
  const isEmpty = ({ after }: Difference) => after === '' || (Array.isArray(after) && after.length === 0);
  return findDifferences(emptied(value), value).filter((one) => !isEmpty(one));
}

/** The same objects and lists without anything in them. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  if (!isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, emptied(inner)]));
}

function compareObjects(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, base: string): Difference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => findDifferences(own(before, key), own(after, key), joinPath(base, [key])));
}

type Named = ReadonlyMap<string, unknown>;

function compareNamed(one: Named, other: Named, before: unknown, after: unknown, base: string): readonly Difference[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  const found = [...names].flatMap((name) => findDifferences(one.get(name), other.get(name), `${base}[${name}]`));
  // The same entries in another order.
  return found.length > 0 ? found : [difference(base, before, after)];
}

/** Null unless it is a list of objects that each have a name of their own. */
function byName(value: unknown): Named | null {
  if (!Array.isArray(value) || value.length === 0) return Array.isArray(value) ? new Map() : null;
  for (const key of NAMES) {
    const found = new Map<string, unknown>();
    for (const item of value) if (isObject(item) && typeof own(item, key) === 'string') found.set(String(own(item, key)), item);
    if (found.size === value.length) return found;
  }
  return null;
}

function difference(path: string, before: unknown, after: unknown): Difference {
  const [was, is] = [before ?? null, after ?? null];
  return { path, kind: was === null ? 'added' : is === null ? 'removed' : 'changed', before: was as Json, after: is as Json };
}

/** A key of its own, never one that every object inherits. */
function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
