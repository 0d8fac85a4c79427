/** One person, looked up directly: the proof before anybody is deactivated. */
import { RollcallError } from '../../domain/errors';
import type { PersonRead, UserRef } from '../spi';
import type { EntraClient } from './client';
import { isObject, toSourceGroup, toSourceUser, type UserRules } from './records';

/** By id, or by principal name, mail address, alias or what stands before the @ of the principal name. */
export async function readEntraPerson(client: EntraClient, rules: UserRules, ref: UserRef): Promise<'gone' | PersonRead> {
  const found = 'id' in ref ? await client.user(ref.id) : pickOne(await client.findUsers(ref.login), ref.login);
  if (found === null || found === undefined) return 'gone';
  const user = toSourceUser(found, rules);
  if (!user) throw new RollcallError('source-protocol', 'Graph sent a user without id, accountEnabled or userPrincipalName.');
  // The same address also finds people by principal name.
  if ('id' in ref && user.id !== ref.id) return 'gone';
  const groups: { id: string; name: string }[] = [];
  for await (const page of client.memberOf(user.id)) {
    for (const item of page) {
      const group = isObject(item) && item['@odata.type'] === '#microsoft.graph.group' ? toSourceGroup(item) : null;
      if (group) groups.push({ id: group.id, name: group.name });
    }
  }
  return { user, groups };
}

/** Whose principal name it is; else the one and only with this mail address or alias. */
function pickOne(found: readonly unknown[], name: string): unknown {
  const wanted = name.toLowerCase();
  const exact = found.find(
    (item) => isObject(item) && typeof item.userPrincipalName === 'string' && item.userPrincipalName.toLowerCase() === wanted,
  );
  return exact ?? (found.length === 1 ? found[0] : null);
}
