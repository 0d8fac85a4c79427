import { foldName } from '../../../domain/patterns/fold-name';
import { readUser, searchUsers, type UserRef } from '../rest/users';
import type { Reading } from './reading';
import { sideBySide } from './side-by-side';

/** Looks up accounts one by one. A linked one that Jira does not know is told as such. */
export async function lookUpKeys(reading: Reading, keys: readonly string[]): Promise<void> {
  await sideBySide(keys, reading.width, async (key) => {
    if (!(await lookUp(reading, { key }))) reading.out.push({ kind: 'no-such-user', key });
  });
}

/** Looks up wanted names; the ones that are free tell nothing. */
export async function lookUpNames(reading: Reading, names: readonly string[]): Promise<void> {
  await sideBySide(names, reading.width, async (name) => {
    await lookUp(reading, { name });
  });
}

/** Searches for mail addresses. Jira finds parts of words too; whoever it finds is told, and the caller compares. */
export async function lookUpEmails(reading: Reading, emails: readonly string[]): Promise<void> {
  const { client, seen, signal } = reading;
  await sideBySide(emails, reading.width, async (email) => {
    const wanted = foldName(email);
    for (const user of await searchUsers(client, { text: email, maxResults: 50 }, signal)) {
      if (foldName(user.email) === wanted) seen.tell(user);
    }
  });
}

async function lookUp({ client, seen, signal }: Reading, ref: UserRef): Promise<boolean> {
  const user = await readUser(client, ref, signal);
  if (user) seen.tell(user);
  return user !== null;
}
