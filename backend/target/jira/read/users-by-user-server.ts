import { foldName } from '../../../domain/patterns/fold-name';
import type { StoredDetail } from '../../port';
import type { DirectoryUser, UserServer } from '../user-server/user-server';
import { lookUpNames } from './lookups';
import type { Reading } from './reading';

/**
 * "Jira User Server" lists everybody where `user/search` is cut, with details but without Jira's user key. A linked person
 * is recognised by the name and one more detail we stored; who is not recognised, or is wanted and not linked yet, is
 * looked up one by one.
 */
export async function settleByUserServer(reading: Reading, userServer: UserServer): Promise<void> {
  const { seen, request, signal } = reading;
  const byName = new Map<string, DirectoryUser>();
  const byEmail = new Map<string, DirectoryUser[]>();
  for await (const user of userServer.users(signal)) {
    byName.set(foldName(user.name), user);
    const email = foldName(user.email);
    byEmail.set(email, [...(byEmail.get(email) ?? []), user]);
  }
  for (const [key, stored] of request.linked) {
    const found = byName.get(foldName(stored.name));
    if (found && !seen.wasTold(key) && isSamePerson(found, stored)) seen.tell({ key, ...found, detail: 'read' });
  }
  const wanted = new Set<string>();
  for (const name of request.wantedNames) if (byName.has(foldName(name))) wanted.add(name);
  for (const email of request.wantedEmails) for (const { name } of byEmail.get(foldName(email)) ?? []) wanted.add(name);
  await lookUpNames(
    reading,
    [...wanted].filter((name) => seen.keyOf(name) === undefined),
  );
}

/** Gives the details of everybody whose key and name `user/list` gave. */
export async function tellDetailsByUserServer({ seen, signal }: Reading, userServer: UserServer): Promise<void> {
  for await (const user of userServer.users(signal)) {
    const key = seen.keyOf(user.name);
    if (key !== undefined) seen.tell({ key, ...user, detail: 'read' });
  }
}

const isSamePerson = (found: DirectoryUser, stored: StoredDetail): boolean =>
  (found.email !== '' && foldName(found.email) === foldName(stored.email)) || found.displayName === stored.displayName;
