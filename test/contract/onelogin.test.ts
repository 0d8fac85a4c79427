import { oneLoginConnectorType } from '../../backend/connectors/onelogin';
import type { Company } from '../sources/company/company';
import { openOneLoginConnector } from '../sources/onelogin/connector-rig';
import { type OneLoginStandIn, startOneLogin } from '../sources/onelogin/start';
import { testHost } from '../sources/test-host';
import { describeConnectorContract } from './connector-contract';
import type { ConnectorHarness, ContractSource } from './harness';
import { everyCase, faultySource, pagesOf } from './http-source';

const pageSize = 100;

interface OneLoginSource extends ContractSource {
  readonly onelogin: OneLoginStandIn;
}

const sourceOf = (source: ContractSource): OneLoginStandIn => (source as OneLoginSource).onelogin;

const harness: ConnectorHarness = {
  pageLimits: { users: pageSize, groups: pageSize, members: pageSize },
  cases: {
    ...everyCase,
    'next-elsewhere': { lacks: 'The next page is asked for by an opaque cursor at our own address; links are never followed.' },
    delta: { lacks: 'OneLogin does not say whether a change of roles moves the time of a user, so there are full reads only.' },
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
    const pages = (count: number) => pagesOf(count, pageSize);
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
    ...faultySource(onelogin, {
      placeOf: (list) => (list === 'groups' ? 'roles' : list),
      rateLimitHeaders,
      endToken: () => onelogin.revokeTokenAfter(3),
      path: '/api/2/users',
    }),
  };
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
