import { oneLoginConnectorType } from '../../backend/connectors/onelogin';
import type { Company } from '../sources/company/company';
import type { Break, Misbehaviour } from '../sources/onelogin/breaks';
import { openOneLoginConnector } from '../sources/onelogin/connector-rig';
import { type OneLoginStandIn, startOneLogin } from '../sources/onelogin/start';
import { testHost } from '../sources/test-host';
import { describeConnectorContract } from './connector-contract';
import type { ConnectorHarness, ContractSource, Fault, List } from './harness';

const pageSize = 100;

interface OneLoginSource extends ContractSource {
  readonly onelogin: OneLoginStandIn;
}

const sourceOf = (source: ContractSource): OneLoginStandIn => (source as OneLoginSource).onelogin;

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
    'next-elsewhere': { lacks: 'The next page is asked for by an opaque cursor at our own address; links are never followed.' },
    loop: 'yes',
    calls: 'yes',
    'leavers-listed': 'yes',
    'membership-of-one': 'yes',
  },
  rateLimits: [
    { name: 'until a Reset in 30 seconds', outcome: 'continues', waitsMs: 30_000 },
    { name: 'until a Reset in 40 minutes', outcome: 'gives-up' },
    { name: 'with a Reset a year away', outcome: 'gives-up' },
    { name: 'with a Reset that is no number', outcome: 'continues' },
    { name: 'without any header', outcome: 'continues' },
    { name: 'Retry-After in seconds', outcome: 'continues', waitsMs: 7_000 },
    { name: 'Retry-After a day', outcome: 'gives-up' },
  ],
  missingRights: [
    {
      name: 'another secret',
      take: (source) => {
        sourceOf(source).credential.clientSecret = 'other';
      },
      probe: 'token',
      hint: /API Credentials/,
    },
    {
      name: 'a disabled credential',
      take: (source) => {
        sourceOf(source).credential.enabled = false;
      },
      probe: 'token',
      hint: /enabled/,
    },
    {
      name: 'a credential whose maker was deleted',
      take: (source) => {
        sourceOf(source).credential.orphaned = true;
      },
      probe: 'connect',
      hint: /was deleted/,
    },
    { name: 'may not list users', take: (source) => sourceOf(source).rights.delete('users'), probe: 'list-users', hint: /Read users/ },
    { name: 'may not list roles', take: (source) => sourceOf(source).rights.delete('roles'), probe: 'list-groups', hint: /Read users/ },
    {
      name: 'may not list members',
      take: (source) => sourceOf(source).rights.delete('members'),
      probe: 'list-members',
      hint: /Read users/,
    },
  ],
  builtInGroups: [],
  start: startSource,
  loginOf: (user) => String(user.attributes.username),
  nameOf: (group) => group.name,
  isActive: (person) => !['left', 'suspended', 'staged'].includes(person.state),
  expectedCalls: (company) => {
    const pages = (count: number) => Math.max(1, Math.ceil(count / pageSize));
    const members = [...company.groups.values()].reduce((sum, group) => sum + pages(group.memberIds.size), 0);
    const token = 1;
    return pages(company.people.size) + pages(company.groups.size) + members + token;
  },
  keyboardRef: (_, person) => person.mail ?? person.login,
};

async function startSource(company: Company): Promise<OneLoginSource> {
  const onelogin = await startOneLogin({ company });
  return {
    onelogin,
    secrets: [onelogin.clientSecret, Buffer.from(`${onelogin.clientId}:${onelogin.clientSecret}`).toString('base64')],
    open: () => {
      const host = testHost();
      return { connector: openOneLoginConnector(onelogin, {}, host), clock: host.clock, abort: host.abort };
    },
    inject: (fault) => {
      for (const rule of breaksFor(fault)) onelogin.break(rule);
      if (fault.kind === 'expired-token') onelogin.revokeTokenAfter(3);
    },
    mend: onelogin.mend,
    calls: onelogin.totalCalls,
    resetCalls: onelogin.resetCounters,
    close: onelogin.close,
  };
}

function breaksFor(fault: Fault): readonly Break[] {
  const once = (how: Misbehaviour, rest: Partial<Break> = {}): readonly Break[] =>
    'at' in fault ? [{ at: placeOf(fault.at), how, ...(fault.at === 'members' ? { group: 'Team 0001' } : {}), ...rest }] : [];
  switch (fault.kind) {
    case 'duplicates':
    case 'reversed':
    case 'loop':
    case 'truncated':
      return once({ kind: fault.kind });
    case 'empty-page':
      return once({ kind: 'empty-page' }, { page: 1, times: 1 });
    case 'expired-token':
    case 'next-elsewhere':
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
  }
}

function placeOf(list: List): 'users' | 'roles' | 'members' {
  return list === 'groups' ? 'roles' : list;
}

function rateLimitHeaders(variant: string): Record<string, string> {
  const hour = (reset: string) => ({ 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset });
  switch (variant) {
    case 'until a Reset in 30 seconds':
      return hour('30');
    case 'until a Reset in 40 minutes':
      return hour('2400');
    case 'with a Reset a year away':
      return hour('31536000');
    case 'with a Reset that is no number':
      return hour('soon');
    case 'Retry-After in seconds':
      return { ...hour('never'), 'retry-after': '7' };
    case 'Retry-After a day':
      return { ...hour('never'), 'retry-after': '86400' };
    default:
      return { 'x-ratelimit-limit': '', 'x-ratelimit-remaining': '', 'x-ratelimit-reset': '' };
  }
}

describe('the OneLogin type', () => {
  it('says the page limits the contract reads around', () => {
    expect(oneLoginConnectorType.spec.capabilities.pageLimits).toEqual(harness.pageLimits);
  });
});

describeConnectorContract('OneLogin', harness);
