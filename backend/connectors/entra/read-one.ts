/** One person, looked up directly: the proof before anybody is deactivated. */
import { isRollcallError, RollcallError } from '../../domain/errors';
import type { SourceId } from '../../domain/records';
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
  return { user, groups: await readGroupsOf(client, user.id) };
}

/**
 * Null when Graph does not say. Its docs ask for `Directory.Read.All` here ("List a user's direct memberships") and give an
 * application with less a list whose groups have an id and no name ("Limited information returned for inaccessible member objects").
 */
async function readGroupsOf(client: EntraClient, id: SourceId): Promise<PersonRead['groups']> {
  const groups: { id: SourceId; name: string }[] = [];
  try {
    for await (const page of client.memberOf(id)) {
      for (const item of page) {
        if (!isObject(item) || item['@odata.type'] !== '#microsoft.graph.group') continue;
        const group = toSourceGroup(item);
        if (!group) return null;
        groups.push({ id: group.id, name: group.name });
      }
    }
  } catch (error) {
    if (isRollcallError(error) && error.code === 'source-permission') return null;
    throw error;
  }
  return groups;
}

/** Whose principal name it is; else the one and only with this mail address or alias. */
function pickOne(found: readonly unknown[], name: string): unknown {
  const wanted = name.toLowerCase();
  const exact = found.find(
    (item) => isObject(item) && typeof item.userPrincipalName === 'string' && item.userPrincipalName.toLowerCase() === wanted,
  );
  return exact ?? (found.length === 1 ? found[0] : null);
}
