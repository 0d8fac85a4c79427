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
  const keysByName = new Map<string, string[]>();
  for (const [key, stored] of request.linked) {
    const name = foldName(stored.name);
    const known = keysByName.get(name);
    if (known) known.push(key);
    else keysByName.set(name, [key]);
  }
  const wantedNames = new Map(request.wantedNames.map((name) => [foldName(name), name]));
  const wantedEmails = new Set(request.wantedEmails.map(foldName));
  const wanted = new Set<string>();
  // Judged as they come: a hundred thousand people need not be held beside what is known of them already.
  for await (const user of userServer.users(signal)) {
    const name = foldName(user.name);
    for (const key of keysByName.get(name) ?? []) {
      const stored = request.linked.get(key);
      if (stored && !seen.wasTold(key) && isSamePerson(user, stored)) seen.tell({ key, ...user, detail: 'read' });
    }
    const spelled = wantedNames.get(name);
    if (spelled !== undefined) wanted.add(spelled);
    if (wantedEmails.has(foldName(user.email))) wanted.add(user.name);
  }
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
