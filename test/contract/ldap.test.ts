/** The contract every connector keeps: LDAP on a real slapd, and on a stand-in with Active Directory's limits. */
import type { FieldValues } from '../../backend/connectors/spi';
import type { Company } from '../sources/company/company';
import { adBuiltIn, adCompany } from '../sources/ldap/ad-company';
import { companyEntries } from '../sources/ldap/company-entries';
import { openConnector, slapdValues } from '../sources/ldap/connector-rig';
import { type FakeActiveDirectory, startFakeActiveDirectory } from '../sources/ldap/fake-active-directory';
import { followCompany } from '../sources/ldap/follow-company';
import { startSlapd } from '../sources/ldap/slapd';
import { testHost } from '../sources/test-host';
import { describeConnectorContract } from './connector-contract';
import type { ConnectorHarness, ContractSource, Fault, MissingRight } from './harness';

const wholeLine = {
  lacks: 'A message that cannot be read ends the connection, and every later list with it; test/ldap/faults.test.ts has these.',
};
const noHttp = { lacks: 'LDAP has no web pages, no links and no rate limits.' };
const bound = { lacks: 'An account signs in once a connection; nothing expires in the middle of a read.' };
const byName = {
  lacks: 'Groups name members by DN, so a list of people that broke also breaks the lists of members; test/ldap/faults.test.ts has it.',
};

const cases: ConnectorHarness['cases'] = {
  duplicates: 'yes',
  reversed: 'yes',
  'empty-page': 'yes',
  'expired-token': bound,
  refused: bound,
  'rate-limited': noHttp,
  'group-fails': 'yes',
  'passing-failure': { lacks: 'A page cannot be asked for again: its cookie is good for once and for one connection.' },
  truncated: wholeLine,
  'web-page': noHttp,
  oversized: wholeLine,
  'next-elsewhere': noHttp,
  loop: byName,
  calls: 'yes',
  'leavers-listed': 'yes',
  'membership-of-one': 'yes',
  delta: 'yes',
};

const isActive: ConnectorHarness['isActive'] = (person) => !['left', 'suspended', 'staged'].includes(person.state);

function open(values: FieldValues): ReturnType<ContractSource['open']> {
  const host = testHost();
  return { connector: openConnector(values, host), clock: host.clock, abort: host.abort };
}

describeConnectorContract('LDAP on slapd', {
  pageLimits: { users: 1_000, groups: 1_000, members: 1_500 },
  cases: {
    ...cases,
    duplicates: { lacks: 'slapd never gives an entry twice; the stand-in for Active Directory can.' },
    reversed: { lacks: 'slapd has its own order; the stand-in for Active Directory can turn it round.' },
    'empty-page': { lacks: 'slapd fills its pages; the stand-in for Active Directory can leave them empty.' },
    'group-fails': { lacks: 'slapd gives the members with the group; only Active Directory asks once more for a big one.' },
    calls: { lacks: 'slapd does not say how often it was asked; the stand-in for Active Directory does.' },
  },
  rateLimits: [],
  missingRights: [],
  builtInGroups: [],
  async start(company: Company) {
    const slapd = await startSlapd({ entries: companyEntries(company) });
    const following = await followCompany(company, slapd);
    const values = slapdValues(slapd, {
      activeRule: 'inactive-when',
      activeAttribute: 'employeeType',
      activeValues: ['left', 'suspended', 'staged'],
    });
    let running = true;
    return {
      secrets: [slapd.reader.password],
      open: () => open(values),
      inject: () => undefined,
      mend: () => undefined,
      calls: () => 0,
      resetCalls: () => undefined,
      settle: following.settle,
      async close() {
        if (!running) return;
        running = false;
        await following.stop();
        await slapd.stop();
      },
    };
  },
  loginOf: (user) => String(user.attributes.uid),
  nameOf: (group) => group.name,
  isActive,
  expectedCalls: () => 0,
  keyboardRef: (_, person) => person.login,
});

interface ActiveDirectorySource extends ContractSource {
  readonly directory: FakeActiveDirectory;
}
const directoryOf = (source: ContractSource): FakeActiveDirectory => (source as ActiveDirectorySource).directory;

const missingRights: readonly MissingRight[] = [
  { name: 'wrong password', take: (source) => directoryOf(source).break({ bindRefusal: '52e' }), probe: 'token', hint: /password/ },
  { name: 'locked account', take: (source) => directoryOf(source).break({ bindRefusal: '775' }), probe: 'token', hint: /Unlock/ },
];

function breakFor(fault: Fault): Parameters<FakeActiveDirectory['break']>[0] {
  if (fault.kind === 'duplicates') return { duplicates: true };
  if (fault.kind === 'reversed') return { reversed: true };
  if (fault.kind === 'empty-page') return { emptyPages: true };
  if (fault.kind === 'group-fails') return { rangeFails: { 403: 50, 404: 32, 500: 51 }[fault.status] };
  return {};
}

describeConnectorContract('LDAP on Active Directory', {
  pageLimits: { users: 1_000, groups: 1_000, members: 1_500 },
  cases: {
    ...cases,
    delta: { lacks: 'This stand-in counts no changes; test/ldap/active-directory-delta.test.ts and test/samba have directories that do.' },
  },
  rateLimits: [],
  missingRights,
  builtInGroups: adBuiltIn,
  async start(company: Company): Promise<ActiveDirectorySource> {
    const directory = await startFakeActiveDirectory({ entries: () => adCompany(company) });
    const { dn, password } = directory.account;
    return {
      directory,
      secrets: [password],
      open: () => open({ urls: directory.url, encryption: 'none', bindDn: dn, password }),
      inject: (fault) => directory.break(breakFor(fault)),
      mend: directory.mend,
      calls: directory.searches,
      resetCalls: directory.resetSearches,
      close: directory.stop,
    };
  },
  loginOf: (user) => String(user.attributes.sAMAccountName),
  nameOf: (group) => group.name,
  isActive,
  /** The root entry, the server's own entry, the pages, and one more part for each 1500 members. */
  expectedCalls(company) {
    const pages = (count: number, size: number) => Math.max(1, Math.ceil(count / size));
    const parts = [...company.groups.values()].reduce((sum, group) => sum + pages(group.memberIds.size, 1_500) - 1, 0);
    return 2 + pages(company.people.size, 1_000) + pages(company.groups.size + adBuiltIn.length, 1_000) + parts;
  },
  keyboardRef: (_, person) => `${person.login}@corp.example`,
});
