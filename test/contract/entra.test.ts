import type { Company } from '../sources/company/company';
import { openEntraConnector } from '../sources/entra/connector-rig';
import { isEnabled } from '../sources/entra/shapes';
import { type EntraStandIn, startEntra } from '../sources/entra/start';
import type { Misbehaviour } from '../sources/stand-in/misbehave';
import { testHost } from '../sources/test-host';
import { describeConnectorContract } from './connector-contract';
import type { ConnectorHarness, ContractSource } from './harness';
import { everyCase, faultySource, pagesOf } from './http-source';

const pageSize = 999;

interface EntraSource extends ContractSource {
  readonly entra: EntraStandIn;
}

const entraOf = (source: ContractSource): EntraStandIn => (source as EntraSource).entra;

const harness: ConnectorHarness = {
  pageLimits: { users: pageSize, groups: pageSize, members: pageSize },
  cases: everyCase,
  rateLimits: [
    { name: 'Retry-After in seconds', outcome: 'continues', waitsMs: 7_000 },
    { name: 'Retry-After as a date', outcome: 'continues', waitsMs: 20_000 },
    { name: 'Retry-After negative', outcome: 'continues' },
    { name: 'Retry-After a day', outcome: 'gives-up' },
    { name: 'without any header', outcome: 'continues' },
    { name: 'with the share of the limit only', outcome: 'continues', waitsMs: 5_000 },
  ],
  missingRights: [
    { name: 'another secret', take: (source) => entraOf(source).setSecret('another'), probe: 'token', hint: /client secret/ },
    {
      name: 'may not list users',
      take: (source) => entraOf(source).roles.delete('User.Read.All'),
      probe: 'list-users',
      hint: /User\.Read\.All.*admin consent/,
    },
    {
      name: 'may not list groups',
      take: (source) => entraOf(source).roles.delete('GroupMember.Read.All'),
      probe: 'list-groups',
      hint: /GroupMember\.Read\.All \(or Group\.Read\.All\)/,
    },
    {
      name: 'may not list members',
      take: (source) => entraOf(source).break({ at: 'members', how: denied }),
      probe: 'list-members',
      hint: /GroupMember\.Read\.All/,
    },
    {
      name: 'may not ask for changes',
      take: (source) => entraOf(source).break({ at: 'groups-delta', how: denied }),
      probe: 'delta',
      hint: /GroupMember\.Read\.All/,
    },
  ],
  builtInGroups: [],
  start: startSource,
  loginOf: (user) => String(user.attributes.userPrincipalName).replace(/@example\.com$/, ''),
  nameOf: (group) => group.name,
  isActive: isEnabled,
  expectedCalls: (company) => {
    const pages = (count: number) => pagesOf(count, pageSize);
    const sizes = [...company.groups.values()].map((group) => pages(group.memberIds.size));
    let batches = 0;
    // First pages together, then second pages together, …
    for (let page = 1; page <= Math.max(0, ...sizes); page += 1) batches += Math.ceil(sizes.filter((size) => size >= page).length / 20);
    const token = 1;
    const placeOfChanges = 1;
    return pages(company.people.size) + pages(company.groups.size) + batches + placeOfChanges + token;
  },
  deltaCalls: 2,
  expireCursor: (source) => entraOf(source).expireDelta(),
  keyboardRef: (_, person) => `${person.login}@example.com`,
};

const denied: Misbehaviour = {
  kind: 'status',
  status: 403,
  body: '{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}',
};

async function startSource(company: Company): Promise<EntraSource> {
  const entra = await startEntra({ company });
  return {
    entra,
    secrets: [entra.clientSecret],
    open: () => {
      const host = testHost();
      return { connector: openEntraConnector(entra, {}, host), clock: host.clock, abort: host.abort };
    },
    ...faultySource(entra, {
      placeOf: (list) => list,
      rateLimitHeaders,
      endToken: () => entra.revokeTokensAfter(4),
      path: '/v1.0/users',
    }),
  };
}

function rateLimitHeaders(variant: string): Record<string, string> {
  switch (variant) {
    case 'Retry-After in seconds':
      return { 'retry-after': '7' };
    case 'Retry-After as a date':
      return { 'retry-after': new Date(Date.now() + 40_000).toUTCString() };
    case 'Retry-After negative':
      return { 'retry-after': '-5' };
    case 'Retry-After a day':
      return { 'retry-after': '86400' };
    case 'with the share of the limit only':
      return { 'x-ms-throttle-limit-percentage': '1.4' };
    default:
      return {};
  }
}

describeConnectorContract('Microsoft Entra ID', harness);
