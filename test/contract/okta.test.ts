import { oktaConnectorType } from '../../backend/connectors/okta';
import type { FieldValues } from '../../backend/connectors/spi';
import type { Company } from '../sources/company/company';
import { type OktaStandIn, startOkta } from '../sources/okta/start';
import { testHost } from '../sources/test-host';
import { describeConnectorContract } from './connector-contract';
import type { ConnectorHarness, ContractSource, MissingRight } from './harness';
import { everyCase, faultySource, pagesOf } from './http-source';

const pageSize = 200;

interface OktaSource extends ContractSource {
  readonly okta: OktaStandIn;
}

function harnessOf(signIn: 'api-token' | 'service-app'): ConnectorHarness {
  return {
    pageLimits: { users: pageSize, groups: pageSize, members: pageSize },
    cases: {
      ...everyCase,
      'expired-token':
        signIn === 'service-app' ? 'yes' : { lacks: 'An API token lives until somebody revokes it; there is none to refresh.' },
    },
    rateLimits: [
      { name: 'until a Reset in 30 seconds', outcome: 'continues', waitsMs: 30_000 },
      { name: 'with a Reset a day away', outcome: 'continues', waitsMs: 60_000 },
      { name: 'with a Reset in the past', outcome: 'continues', waitsMs: 1_000 },
      { name: 'without any header', outcome: 'continues' },
      { name: 'by concurrency, Limit 0', outcome: 'continues' },
      { name: 'Retry-After in seconds', outcome: 'continues', waitsMs: 7_000 },
      { name: 'Retry-After as a date', outcome: 'continues', waitsMs: 20_000 },
      { name: 'Retry-After negative', outcome: 'continues' },
      { name: 'Retry-After a day', outcome: 'gives-up' },
    ],
    missingRights: signIn === 'api-token' ? rightsOfToken : rightsOfApp,
    builtInGroups: ['Everyone'],
    start: (company) => startSource(company, signIn),
    loginOf: (user) => String((user.attributes.profile as { login: string }).login).replace(/@example\.com$/, ''),
    nameOf: (group) => group.name,
    isActive: (person) => !['left', 'suspended', 'staged'].includes(person.state),
    expectedCalls: (company) => {
      const people = [...company.people.values()];
      const left = people.filter((person) => person.state === 'left').length;
      const pages = (count: number) => pagesOf(count, pageSize);
      const members = [...company.groups.values()].reduce((sum, group) => sum + Math.ceil(group.memberIds.size / pageSize), 0);
      const token = signIn === 'service-app' ? 1 : 0;
      return pages(people.length - left) + pages(left) + pages(company.groups.size + 1) + members + token;
    },
    deltaCalls: signIn === 'service-app' ? 3 : 2,
    keyboardRef: (_, person) => `${person.login}@example.com`,
  };
}

const sourceOf = (source: ContractSource): OktaStandIn => (source as OktaSource).okta;

const rightsOfToken: readonly MissingRight[] = [
  { name: 'another token', take: (source) => sourceOf(source).setApiToken('00other'), probe: 'token', hint: /new API token/ },
  {
    name: 'may not list users',
    take: (source) => sourceOf(source).rights.delete('users'),
    probe: 'list-users',
    hint: /Read-only Administrator/,
  },
  {
    name: 'may not list groups',
    take: (source) => sourceOf(source).rights.delete('groups'),
    probe: 'list-groups',
    hint: /Read-only Administrator/,
  },
  {
    name: 'may not list members',
    take: (source) => sourceOf(source).rights.delete('members'),
    probe: 'list-members',
    hint: /Read-only Administrator/,
  },
];

const rightsOfApp: readonly MissingRight[] = [
  { name: 'DPoP demanded', take: (source) => sourceOf(source).setDpopRequired(true), probe: 'token', hint: /DPoP/ },
  {
    name: 'scope of users not granted',
    take: (source) => sourceOf(source).revokeScope('okta.users.read'),
    probe: 'token',
    hint: /okta\.users\.read/,
  },
  { name: 'no role', take: (source) => sourceOf(source).rights.delete('groups'), probe: 'list-groups', hint: /Admin roles/ },
];

async function startSource(company: Company, signIn: 'api-token' | 'service-app'): Promise<OktaSource> {
  const okta = await startOkta({ company });
  const values: FieldValues =
    signIn === 'api-token'
      ? { orgUrl: okta.baseUrl, apiToken: okta.apiToken }
      : { orgUrl: okta.baseUrl, authentication: 'service-app', ...okta.client };
  return {
    okta,
    secrets: [okta.apiToken, okta.client.privateKey],
    open: () => {
      const parsed = oktaConnectorType.parse(values);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const host = testHost();
      return { connector: oktaConnectorType.open(parsed.config, host), clock: host.clock, abort: host.abort };
    },
    ...faultySource(okta, {
      placeOf: (list) => list,
      rateLimitHeaders,
      endToken: () => okta.revokeTokensAfter(3),
      path: '/api/v1/users',
    }),
  };
}

function rateLimitHeaders(variant: string): Record<string, string> {
  const inSeconds = (seconds: number) => String(Math.ceil(Date.now() / 1_000) + seconds);
  const bucket = (reset: string) => ({ 'x-rate-limit-limit': '600', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset });
  switch (variant) {
    case 'until a Reset in 30 seconds':
      return bucket(inSeconds(30));
    case 'with a Reset a day away':
      return bucket(inSeconds(86_400));
    case 'with a Reset in the past':
      return bucket(inSeconds(-600));
    case 'by concurrency, Limit 0':
      return { ...bucket(inSeconds(0)), 'x-rate-limit-limit': '0' };
    case 'Retry-After in seconds':
      return { 'retry-after': '7' };
    case 'Retry-After as a date':
      return { 'retry-after': new Date(Date.now() + 21_000).toUTCString() };
    case 'Retry-After negative':
      return { 'retry-after': '-5' };
    case 'Retry-After a day':
      return { 'retry-after': '86400' };
    default:
      return {};
  }
}

describeConnectorContract('Okta with an API token', harnessOf('api-token'));
describeConnectorContract('Okta with a service app', harnessOf('service-app'));
