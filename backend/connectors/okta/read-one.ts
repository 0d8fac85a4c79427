/** One person, looked up directly: the proof before anybody is deactivated. */
import { RollcallError } from '../../domain/errors';
import type { PersonRead, UserRef } from '../spi';
import type { OktaClient } from './client';
import type { OktaConfig } from './config';
import { readId, toOktaGroup, toSourceUser } from './records';

export async function readOktaPerson(client: OktaClient, config: OktaConfig, ref: UserRef): Promise<'gone' | PersonRead> {
  const found = 'id' in ref ? await client.user(ref.id) : await findByLogin(client, ref.login);
  if (found === null || found === undefined) return 'gone';
  const user = toSourceUser(found, config);
  if (!user) throw new RollcallError('source-protocol', 'Okta sent a user without id, status or profile.');
  // The same address also finds people by login, and a login may look like an id.
  if ('id' in ref && user.id !== ref.id) return 'gone';
  const groups = await client.groupsOfUser(user.id);
  if (groups === null) return 'gone';
  return { user, groups: groups.flatMap((item) => toOktaGroup(item)?.record ?? []).map(({ id, name }) => ({ id, name })) };
}

/**
 * By login or its part before the @; if that finds nobody, by mail address when exactly one person has it. A search may tell of
 * yesterday, so whom it finds is looked up by id, as Okta advises.
 */
async function findByLogin(client: OktaClient, login: string): Promise<unknown> {
  const direct = await client.user(login);
  if (direct !== null || !login.includes('@')) return direct;
  const withMail = await client.usersByEmail(login);
  if (withMail.length !== 1) return null;
  const id = readId(withMail[0]);
  return id === null ? withMail[0] : await client.user(id);
}
