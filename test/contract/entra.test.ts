import type { Company } from '../sources/company/company';
import type { Break } from '../sources/entra/breaks';
import { openEntraConnector } from '../sources/entra/connector-rig';
import { isEnabled } from '../sources/entra/shapes';
import { type EntraStandIn, startEntra } from '../sources/entra/start';
import type { Misbehaviour } from '../sources/stand-in/misbehave';
import { testHost } from '../sources/test-host';
import { describeConnectorContract } from './connector-contract';
import type { ConnectorHarness, ContractSource, Fault } from './harness';

const pageSize = 999;

interface EntraSource extends ContractSource {
  readonly entra: EntraStandIn;
}

const entraOf = (source: ContractSource): EntraStandIn => (source as EntraSource).entra;

const harness: ConnectorHarness = {
  pageLimits: { users: pageSize, groups: pageSize, members: pageSize },
  cases: {
    duplicates: 'yes',
    reversed: 'yes',
    'empty-page': 'yes',
    'expired-token': 'yes',
    refused: 'yes',
    'rate-limited': 'yes',
    'group-fails': 'yes',
    'passing-failure': 'yes',
    truncated: 'yes',
    'web-page': 'yes',
    oversized: 'yes',
    'next-elsewhere': 'yes',
    loop: 'yes',
    calls: 'yes',
    'leavers-listed': 'yes',
    'membership-of-one': 'yes',
  },
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
    const pages = (count: number) => Math.max(1, Math.ceil(count / pageSize));
    const sizes = [...company.groups.values()].map((group) => pages(group.memberIds.size));
    let batches = 0;
    // First pages together, then second pages together, …
    for (let page = 1; page <= Math.max(0, ...sizes); page += 1) batches += Math.ceil(sizes.filter((size) => size >= page).length / 20);
    const token = 1;
    const placeOfChanges = 1;
    return pages(company.people.size) + pages(company.groups.size) + batches + placeOfChanges + token;
  },
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
    inject: (fault) => {
      for (const rule of breaksFor(fault)) entra.break(rule);
      if (fault.kind === 'expired-token') entra.revokeTokensAfter(4);
    },
    mend: entra.mend,
    calls: entra.totalCalls,
    resetCalls: entra.resetCounters,
    close: entra.close,
  };
}

function breaksFor(fault: Fault): readonly Break[] {
  const once = (how: Misbehaviour, rest: Partial<Break> = {}): readonly Break[] =>
    'at' in fault ? [{ at: fault.at, how, ...(fault.at === 'members' ? { group: 'Team 0001' } : {}), ...rest }] : [];
  switch (fault.kind) {
    case 'duplicates':
    case 'reversed':
    case 'loop':
    case 'truncated':
      return once({ kind: fault.kind });
    case 'empty-page':
      return once({ kind: 'empty-page' }, { page: 1 });
    case 'expired-token':
      return [];
    case 'refused':
      return once({ kind: 'status', status: 401 }, { page: 2 });
    case 'rate-limited':
      return once({ kind: 'status', status: 429, headers: rateLimitHeaders(fault.variant) }, { page: 2, times: 1 });
    case 'group-fails':
      return [{ at: 'members', group: 'Team 0001', how: { kind: 'status', status: fault.status } }];
    case 'passing-failure':
      return once({ kind: 'status', status: 503 }, { page: 2, times: fault.times });
    case 'web-page':
      return once({ kind: 'html' });
    case 'oversized':
      return once({ kind: 'oversized', bytes: 33 * 1024 * 1024 });
    case 'next-elsewhere': {
      const url = {
        'other-host': 'https://evil.example/v1.0/users',
        'plain-http': 'http://127.0.0.1:1/v1.0/users',
        metadata: 'http://169.254.169.254/latest',
      };
      return once({ kind: 'next-link', url: url[fault.to] });
    }
  }
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
