/** One person, looked up directly: the proof before anybody is deactivated. */
import { RollcallError } from '../../domain/errors';
import type { SourceGroup } from '../../domain/records';
import type { PersonRead, UserRef } from '../spi';
import type { OneLoginClient } from './client';
import type { OneLoginConfig } from './config';
import { readId, readRoleIds, readText, toPolicyGroup, toRole, toSourceUser } from './records';

/** Calls: one for the person, one for each role the person has, and one or two more to find somebody by mail or name. */
export async function readOneLoginPerson(client: OneLoginClient, config: OneLoginConfig, ref: UserRef): Promise<'gone' | PersonRead> {
  const id = 'id' in ref ? ref.id : await findId(client, ref.login);
  // Anything else than digits is no id of OneLogin's, so nobody has it.
  if (id === null || !/^\d+$/.test(id)) return 'gone';
  const found = await client.user(id);
  if (found === null) return 'gone';
  const user = toSourceUser(found, config);
  if (!user) throw new RollcallError('source-protocol', 'OneLogin sent a user without id or status.');
  if (user.id !== id) throw new RollcallError('source-protocol', 'OneLogin sent somebody else than was asked for.');
  const groups = await groupsOf(client, config, found);
  return { user, groups: groups?.map((group) => ({ id: group.id, name: group.name })) ?? null };
}

/** By mail address or by user name, when exactly one person has it. */
async function findId(client: OneLoginClient, login: string): Promise<string | null> {
  // OneLogin would read these as a pattern and answer with other people.
  if (login === '' || login.includes('*') || login.startsWith('!')) return null;
  for (const field of login.includes('@') ? (['email', 'username'] as const) : (['username'] as const)) {
    const found = (await client.usersWith(field, login)).filter((item) => readText(item, field)?.toLowerCase() === login.toLowerCase());
    if (found.length > 1) return null;
    if (found.length === 1) return readId(found[0]);
  }
  return null;
}

/** Null when OneLogin did not name the person's roles. */
async function groupsOf(client: OneLoginClient, config: OneLoginConfig, found: unknown): Promise<readonly SourceGroup[] | null> {
  const roleIds = readRoleIds(found);
  if (roleIds === null) return null;
  const policyGroup = config.readPolicyGroups ? readId(found, 'group_id') : null;
  const groups = await Promise.all([
    ...[...new Set(roleIds)].map(async (id) => toRole(await client.role(id))),
    ...(policyGroup === null ? [] : [client.policyGroup(policyGroup).then(toPolicyGroup)]),
  ]);
  // A role that vanished between the two calls has no members any more.
  return groups.filter((group) => group !== null);
}
