/** The calls of a read, one page each, so that what would fail fails here, with a hint. */
import { ProbeList } from '../kit/probe-list';
import type { Probe } from '../spi';
import type { OktaClient } from './client';
import type { OktaSignIn } from './config';
import { type StatusRules, toOktaGroup, toSourceUser } from './records';

export async function checkOkta(client: OktaClient, signIn: OktaSignIn['kind'], rules: StatusRules): Promise<readonly Probe[]> {
  const list = new ProbeList();
  const { probes } = list;
  const reached = await list.take('connect', async () => {
    return (await client.findOrganization()) ? 'There is an Okta org at this address.' : 'The host answers.';
  });
  if (!reached) {
    list.skip(['token', 'list-users', 'list-groups', 'list-members'], 'There is no connection.');
    return probes;
  }
  if (signIn === 'service-app') {
    const signedIn = await list.take('token', async () => {
      await client.signIn();
      return 'Okta gave an access token.';
    });
    if (!signedIn) {
      list.skip(['list-users', 'list-groups', 'list-members'], 'There is no access token.');
      return probes;
    }
  }
  await list.take('list-users', async () => {
    const page = await firstPage(client.users());
    const active = page.filter((item) => toSourceUser(item, rules)?.active).length;
    return `${page.length} users on the first page, ${active} of them active.`;
  });
  if (signIn === 'api-token') probes.splice(1, 0, judgeApiToken(probes.at(-1)));
  let sample: string | null = null;
  const listed = await list.take('list-groups', async () => {
    const groups = (await firstPage(client.groups())).map(toOktaGroup);
    sample = groups.find((group) => group && group.type !== 'BUILT_IN' && group.usersCount !== 0)?.record.id ?? null;
    return `${groups.length} groups on the first page.`;
  });
  const group: string | null = sample;
  if (listed && group !== null) {
    await list.take('list-members', async () => `${(await firstPage(client.members(group))).length} members of a group on the first page.`);
  } else list.skip(['list-members'], listed ? 'No group with members is visible.' : 'There is no list of groups.');
  return probes;
}

/** An API token has no request of its own: the first list tells whether it is good. */
function judgeApiToken(list: Probe | undefined): Probe {
  if (list?.error?.code === 'source-auth') return { ...list, name: 'token' };
  return {
    name: 'token',
    result: list?.result === 'ok' || list?.error?.code === 'source-permission' ? 'ok' : 'skipped',
    detail: 'Okta accepts the token.',
  };
}

async function firstPage(pages: AsyncIterable<readonly unknown[]>): Promise<readonly unknown[]> {
  for await (const page of pages) return page;
  return [];
}
