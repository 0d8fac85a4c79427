/** The calls of a read, one page each, so that what would fail fails here, with a hint. */

import { protocolFault } from '../kit/misfortune';
import { ProbeList } from '../kit/probe-list';
import type { Probe } from '../spi';
import type { EntraClient } from './client';
import type { EntraConfig } from './config';
import { readId, toSourceUser } from './records';

export async function checkEntra(client: EntraClient, config: EntraConfig): Promise<readonly Probe[]> {
  const list = new ProbeList();
  const { probes } = list;
  const reached = await list.take('connect', async () =>
    (await client.findTenant())
      ? 'The sign-in address knows the tenant.'
      : 'The sign-in address answers, but does not describe the tenant.',
  );
  if (!reached) {
    list.skip(['token', 'list-users', 'list-groups', 'list-members', 'delta'], 'There is no connection.');
    return probes;
  }
  const signedIn = await list.take('token', async () => {
    const roles = [...(await client.signIn())].sort();
    return roles.length > 0 ? `The token carries ${roles.join(', ')}.` : 'Entra gave an access token.';
  });
  if (!signedIn) {
    list.skip(['list-users', 'list-groups', 'list-members', 'delta'], 'There is no access token.');
    return probes;
  }

  await list.take('list-users', async () => {
    const page = await firstPage(client.users());
    const people = page.map((item) => toSourceUser(item, config));
    const guests = people.filter((user) => user?.kind === 'guest').length;
    return `${page.length} users on the first page, ${people.filter((user) => user?.active).length} of them enabled, ${guests} guests.`;
  });
  let groups: readonly unknown[] = [];
  const listed = await list.take('list-groups', async () => {
    groups = await firstPage(client.groups());
    return `${groups.length} groups on the first page.`;
  });
  const sample = groups.map(readId).find((id) => id !== null);
  if (sample) await list.take('list-members', () => countMembers(client, sample));
  else list.skip(['list-members'], listed ? 'No group is visible.' : 'There is no list of groups.');
  await list.take('delta', async () => {
    await Promise.all([client.deltaFromNow('users', null), client.deltaFromNow('groups', null)]);
    return 'Graph tells changes of users and groups.';
  });
  return probes;
}

async function countMembers(client: EntraClient, group: string): Promise<string> {
  const batches = client.openBatch(new AbortController().signal, () => null);
  for await (const page of client.members(group, 'members', batches)) {
    return `${page.length} members of a group on the first page.`;
  }
  throw protocolFault('Graph listed no page of members.');
}

async function firstPage(pages: AsyncIterable<readonly unknown[]>): Promise<readonly unknown[]> {
  for await (const page of pages) return page;
  return [];
}
