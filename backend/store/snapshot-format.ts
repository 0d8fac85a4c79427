/**
 * A snapshot as a row of small JSON texts. People are written before memberships, which then name them by position:
 * a million memberships are a million small numbers, and share the people's ids when they are read back.
 */

import type { MemberRef, RemovedReason, SourceGroup, SourceId, SourceUser, Stream } from '../domain/records';
import { mattersTo } from '../domain/snapshot/narrow-to-person';
import type { GroupMembers, ReadProblem, SourceSnapshot } from '../domain/source-snapshot';

const USERS = 500;
const GROUPS = 1_000;
const MEMBERS = 50_000;
const OTHERS = 1_000;

/** A user by position, or kind and id (`group:` and what follows). */
type MemberCode = number | string;
type Chunk =
  | { readonly users: readonly SourceUser[] }
  | { readonly groups: readonly SourceGroup[] }
  | { readonly members: readonly (readonly [group: SourceId, complete: boolean, members: readonly MemberCode[]])[] }
  | { readonly removed: readonly (readonly [SourceId, RemovedReason])[] }
  | { readonly problems: readonly ReadProblem[] }
  | { readonly complete: Readonly<Record<Stream, boolean>> };

/** Cuts by count, never by size: the same records give the same chunks, so chunks without a change need no rewriting. */
export function* encodeSnapshot(snapshot: SourceSnapshot): Generator<string> {
  for (const users of cut(snapshot.users.values(), USERS)) yield text({ users });
  for (const groups of cut(snapshot.groups.values(), GROUPS)) yield text({ groups });
  const position = new Map<SourceId, number>();
  for (const id of snapshot.users.keys()) position.set(id, position.size);
  const code = ({ kind, id }: MemberRef): MemberCode => (kind === 'user' ? position.get(id) : undefined) ?? `${kind}:${id}`;
  for (const lists of cut(snapshot.members, MEMBERS, ([, { members }]) => 1 + members.length)) {
    yield text({ members: lists.map(([group, { complete, members }]) => [group, complete, members.map(code)] as const) });
  }
  for (const removed of cut(snapshot.removed, OTHERS)) yield text({ removed });
  for (const problems of cut(snapshot.problems, OTHERS)) yield text({ problems });
  yield text({ complete: snapshot.complete });
}

export interface SnapshotDecoder {
  add(chunk: string): void;
  result(): SourceSnapshot;
}

/** Takes the chunks in their order. */
export function decodeSnapshot(): SnapshotDecoder {
  const users = new Map<SourceId, SourceUser>();
  const people: MemberRef[] = [];
  const groups = new Map<SourceId, SourceGroup>();
  const members = new Map<SourceId, GroupMembers>();
  const removed = new Map<SourceId, RemovedReason>();
  const problems: ReadProblem[] = [];
  let complete: Readonly<Record<Stream, boolean>> = { users: false, groups: false };
  const member = (code: MemberCode): MemberRef => (typeof code === 'number' ? (people[code] ?? unknown(code)) : named(code));
  return {
    add(chunk) {
      const content = JSON.parse(chunk) as Chunk;
      if ('users' in content) {
        for (const user of content.users) {
          users.set(user.id, user);
          people.push({ kind: 'user', id: user.id });
        }
      } else if ('groups' in content) for (const group of content.groups) groups.set(group.id, group);
      else if ('members' in content) {
        for (const [group, whole, codes] of content.members) members.set(group, { complete: whole, members: codes.map(member) });
      } else if ('removed' in content) for (const [id, reason] of content.removed) removed.set(id, reason);
      else if ('problems' in content) problems.push(...content.problems);
      else complete = content.complete;
    },
    result: () => ({ users, groups, members, complete, removed, problems }),
  };
}

/** The people in this chunk; null behind those with people, which come first. */
export function peopleIn(chunk: string): readonly SourceUser[] | null {
  return chunk.startsWith('{"users":') ? (JSON.parse(chunk) as { readonly users: readonly SourceUser[] }).users : null;
}

/** Gives what `narrowToPerson` would make of the whole snapshot. Most people are never parsed: they only count. */
export function decodeAroundPerson(sourceId: SourceId): SnapshotDecoder {
  const rest = decodeSnapshot();
  const users = new Map<SourceId, SourceUser>();
  const members = new Map<SourceId, GroupMembers>();
  const mark = JSON.stringify(sourceId);
  let position = -1;
  let passed = 0;
  function member(code: MemberCode): readonly MemberRef[] {
    if (typeof code === 'number') return code === position ? [{ kind: 'user', id: sourceId }] : [];
    const ref = named(code);
    return mattersTo(sourceId, ref) ? [ref] : [];
  }
  return {
    add(chunk) {
      if (chunk.startsWith('{"users":')) {
        // All chunks of people but the last are full, so where the person stands follows from how many were passed.
        const people = chunk.includes(mark) ? (peopleIn(chunk) ?? []) : [];
        const place = people.findIndex(({ id }) => id === sourceId);
        const found = people[place];
        if (found) {
          users.set(sourceId, found);
          position = passed + place;
        }
        passed += USERS;
      } else if (chunk.startsWith('{"members":')) {
        const lists = (JSON.parse(chunk) as { readonly members: readonly (readonly [SourceId, boolean, readonly MemberCode[]])[] }).members;
        for (const [group, complete, codes] of lists) members.set(group, { complete, members: codes.flatMap(member) });
      } else rest.add(chunk);
    },
    result: () => ({ ...rest.result(), users, members }),
  };
}

function named(code: string): MemberRef {
  const colon = code.indexOf(':');
  return { kind: code.slice(0, colon) as MemberRef['kind'], id: code.slice(colon + 1) };
}

function unknown(position: number): never {
  throw new Error(`The stored snapshot names a person at position ${position} that it does not hold.`);
}

function* cut<T>(items: Iterable<T>, size: number, weight: (item: T) => number = () => 1): Generator<T[]> {
  let part: T[] = [];
  let sum = 0;
  for (const item of items) {
    part.push(item);
    sum += weight(item);
    if (sum < size) continue;
    yield part;
    part = [];
    sum = 0;
  }
  if (part.length > 0) yield part;
}

function text(chunk: Chunk): string {
  return JSON.stringify(chunk);
}
