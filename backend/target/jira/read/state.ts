import { isRollcallError, viewError } from '../../../domain/errors';
import type { TargetEvent } from '../../port';
import { type GroupList, listGroups } from '../rest/groups';
import { Channel } from './channel';
import { endsTheRead, type GroupsSettled, readGroupMembers } from './group-members';
import { readMembersByUserServer } from './members-by-user-server';
import { findConfigured, readAdministrators } from './protected';
import type { Reading } from './reading';
import { SeenUsers } from './seen-users';
import { listUsers, lookUpNamed, settleUsers } from './users';

/** Reads what the request asks for. Lists, groups and members run side by side, within the lanes. */
export async function* readState(parts: Omit<Reading, 'out' | 'seen'>): AsyncGenerator<TargetEvent> {
  const out = new Channel<TargetEvent>();
  // A reader that ends early, because its consumer left, stops the calls as well.
  const left = new AbortController();
  const signal = AbortSignal.any([parts.signal, left.signal]);
  const seen = new SeenUsers((user) => out.push({ kind: 'user', user }));
  const work = readAll({ ...parts, signal, out, seen }).then(
    () => out.end(),
    (error: unknown) => out.fail(error),
  );
  try {
    yield* out;
  } finally {
    left.abort();
    await work;
  }
}

async function readAll(reading: Reading): Promise<void> {
  const { request, userServer } = reading;
  if (request.onlyNamed) return readNamed(reading);
  // Names of the User Server can be told apart only when everybody is known, so its members come last.
  const names = listGroups(reading.client, reading.signal);
  const members = userServer ? null : readMembersOfExisting(reading, names);
  const users = readUsers(reading, members);
  const settled = userServer ? users.then(() => readMembersByUserServer(reading, userServer)) : members;
  // All are waited for, so that no event comes after the end.
  const results = await Promise.allSettled([users, readGroupNames(reading, names, settled), settled]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** A group that a whole list lacks does not exist: at a first sync that saves one call for each group. */
async function readMembersOfExisting(reading: Reading, names: Promise<GroupList>): Promise<GroupsSettled> {
  // A list that failed is reported by whoever reads the names.
  const listed = await names.catch(() => null);
  if (!listed?.complete) return readGroupMembers(reading, reading.request.groups);
  const existing = new Set(listed.names.map((name) => name.toLowerCase()));
  return readGroupMembers(
    reading,
    reading.request.groups.filter((name) => existing.has(name.toLowerCase())),
  );
}

/** Few people and groups, each asked for by itself. Whether a group exists is told by its members. */
async function readNamed(reading: Reading): Promise<void> {
  const { request, out } = reading;
  const members = readGroupMembers(reading, request.groups);
  const groups = members.then(({ existing }) => {
    for (const name of existing) out.push({ kind: 'group', name });
  });
  const results = await Promise.allSettled([readUsers(reading, members), groups]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

async function readUsers(reading: Reading, members: Promise<unknown> | null): Promise<void> {
  const { out } = reading;
  try {
    const named = reading.request.onlyNamed === true;
    const [administrators, listed] = await Promise.all([
      readAdministrators(reading),
      named ? lookUpNamed(reading) : listUsers(reading),
      members,
    ]);
    if (listed) await settleUsers(reading, listed);
    out.push({ kind: 'protected', keys: [...administrators, ...(await findConfigured(reading))] });
    out.push({ kind: 'complete', stream: 'users' });
  } catch (error) {
    reportAt(reading, 'users', error);
  }
}

async function readGroupNames(reading: Reading, names: Promise<GroupList>, settled: Promise<GroupsSettled> | null): Promise<void> {
  const { out } = reading;
  try {
    const [listed, answered] = await Promise.all([names, settled]);
    for (const name of listed.names) out.push({ kind: 'group', name });
    if (!listed.complete) for (const name of answered?.existing ?? []) out.push({ kind: 'group', name });
    // A list that was cut is made up for by asking each wanted group.
    if (listed.complete || answered?.unsettled === 0) out.push({ kind: 'complete', stream: 'groups' });
  } catch (error) {
    reportAt(reading, 'groups', error);
  }
}

function reportAt({ out }: Reading, at: 'users' | 'groups', error: unknown): void {
  if (!isRollcallError(error) || endsTheRead(error)) throw error;
  out.push({ kind: 'problem', at, error: viewError(error) });
}
