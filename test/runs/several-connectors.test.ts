/** Okta and a real slapd that share people of one Jira. Okta goes first. */
import { explainWithheld } from '../../backend/domain/explain/words';
import type { Run } from '../../backend/domain/runs/run';
import { ldapConnector } from '../rig/ldap-connector';
import { oktaConnector } from '../rig/okta-connector';
import { type OpenedRig, openRig } from '../rig/open-rig';
import { Company } from '../sources/company/company';
import { companyEntries } from '../sources/ldap/company-entries';
import { type Following, followCompany } from '../sources/ldap/follow-company';
import { type Slapd, startSlapd } from '../sources/ldap/slapd';
import { type OktaStandIn, startOkta } from '../sources/okta/start';

jest.setTimeout(60_000);

describe('two connectors with some people in common', () => {
  let inOkta: Company;
  let inLdap: Company;
  let okta: OktaStandIn;
  let slapd: Slapd;
  let following: Following;
  let rig: OpenedRig;

  beforeEach(async () => {
    inOkta = company('Okta', { anna: ['engineering', 'wiki'], bela: ['engineering', 'wiki'], cleo: ['engineering'] });
    inLdap = company('Ldap', { bela: ['vpn'], cleo: ['vpn', 'wiki'], dora: ['vpn', 'wiki'] });
    [okta, slapd] = await Promise.all([startOkta({ company: inOkta }), startSlapd({ entries: companyEntries(inLdap) })]);
    following = await followCompany(inLdap, slapd);
    const rules = { brakes: { deactivations: { floor: 20 }, membershipRemovals: { floor: 20 } } };
    rig = await openRig({ connector: { ...oktaConnector(okta.baseUrl, rules), precedence: 10 }, secrets: { apiToken: okta.apiToken } });
    const ldap = ldapConnector(slapd, rules);
    await rig.add(ldap.connector, ldap.secrets);
  });
  afterEach(async () => {
    await rig?.close();
    await following?.stop();
    await slapd?.stop();
    await okta?.close();
  });

  /** Login → groups. Everybody's last name tells which source a value came from. */
  function company(lastName: string, people: Readonly<Record<string, readonly string[]>>): Company {
    const made = new Company('example.com');
    for (const [login, groups] of Object.entries(people)) {
      const ids = groups.map((name) => (made.findGroup(name) ?? made.found(name)).id);
      made.join({ login, firstName: login, lastName }, ids);
    }
    return made;
  }
  async function sync(connectorId: 'okta' | 'ldap', kind: 'full' | 'delta' = 'full'): Promise<Run> {
    await following.settle();
    const run = await rig.sync({ connectorId, kind });
    expect(run).toMatchObject({ state: 'done', error: null });
    return run;
  }
  async function comeToRest(): Promise<void> {
    for (const connectorId of ['okta', 'ldap', 'okta', 'ldap'] as const) await sync(connectorId);
    rig.takeWrites();
  }
  /** Ten further runs in turns change nothing. */
  async function expectRest(): Promise<void> {
    rig.takeWrites();
    for (let turn = 0; turn < 5; turn += 1) {
      await sync('ldap');
      await sync('okta');
    }
    expect(rig.takeWrites()).toBe(0);
  }
  async function whatWasKept(run: Run): Promise<string[]> {
    const { withheld } = await rig.installation.store.journal.problems(run.id);
    return withheld.map(explainWithheld);
  }
  function idOf(of: Company, login: string): string {
    return of.findPerson(login)?.id ?? '';
  }
  const user = (login: string) => rig.jira.state.user(login);
  const members = (group: string) => rig.jira.state.memberNames(group);
  const people = () => rig.jira.state.users.sorted().filter(({ name }) => ['anna', 'bela', 'cleo', 'dora'].includes(name));

  it('make one account of each person, with the values of the first and the groups of both', async () => {
    await comeToRest();
    expect(people().map(({ displayName, active }) => [displayName, active])).toEqual([
      ['anna Okta', true],
      ['bela Okta', true],
      ['cleo Okta', true],
      ['dora Ldap', true],
    ]);
    expect(members('engineering')).toEqual(['anna', 'bela', 'cleo']);
    expect(members('vpn')).toEqual(['bela', 'cleo', 'dora']);
    expect(members('wiki')).toEqual(['anna', 'bela', 'cleo', 'dora']);
    await expectRest();
  });

  it('come to rest as well when the one that goes first came last', async () => {
    await sync('ldap');
    expect(user('bela').displayName).toBe('bela Ldap');
    await sync('okta');
    expect(user('bela').displayName).toBe('bela Okta');
    await expectRest();
  });

  it('keep the account of somebody who left one of them, and pass its attributes on', async () => {
    await comeToRest();
    const { key } = user('bela');
    inOkta.erase(idOf(inOkta, 'bela'));
    const left = await sync('okta');
    expect(user('bela').active).toBe(true);
    expect(members('engineering')).toEqual(['anna', 'cleo']);
    expect(members('wiki')).not.toContain('bela');
    expect(members('vpn')).toContain('bela');
    expect(await whatWasKept(left)).toContain('1 account was not closed: kept because present in ldap.');
    await sync('ldap');
    expect(user('bela')).toMatchObject({ key, displayName: 'bela Ldap', active: true });
    await expectRest();
    inLdap.erase(idOf(inLdap, 'bela'));
    await sync('ldap');
    expect(user('bela').active).toBe(false);
    expect(members('vpn')).not.toContain('bela');
    inOkta.join({ login: 'bela', firstName: 'bela', lastName: 'Again' });
    await sync('okta');
    expect(user('bela').active).toBe(false);
  });

  it('take nobody out of a group the other wants them in', async () => {
    await comeToRest();
    const wiki = inOkta.findGroup('wiki')?.id ?? '';
    inOkta.addMember(wiki, idOf(inOkta, 'cleo'));
    await comeToRest();
    inLdap.removeMember(inLdap.findGroup('wiki')?.id ?? '', idOf(inLdap, 'cleo'));
    const kept = await sync('ldap');
    expect(members('wiki')).toContain('cleo');
    expect(await whatWasKept(kept)).toContain('2 memberships were not removed in "wiki": kept because okta wants it.');
    inOkta.removeMember(wiki, idOf(inOkta, 'cleo'));
    await sync('okta');
    await sync('ldap');
    expect(members('wiki')).not.toContain('cleo');
    await expectRest();
  });

  it('bring back the person who left, with what the first says', async () => {
    await comeToRest();
    inOkta.disable(idOf(inOkta, 'cleo'));
    await comeToRest();
    expect(user('cleo')).toMatchObject({ displayName: 'cleo Ldap', active: true });
    inOkta.enable(idOf(inOkta, 'cleo'));
    await comeToRest();
    expect(user('cleo')).toMatchObject({ displayName: 'cleo Okta', active: true });
    expect(members('engineering')).toContain('cleo');
    await expectRest();
  });

  it('agree in the end on people who came to both, moved and left, whenever their runs meet', async () => {
    await comeToRest();
    inOkta.join({ login: 'emil', firstName: 'emil', lastName: 'Okta' });
    inLdap.join({ login: 'emil', firstName: 'emil', lastName: 'Ldap' });
    inOkta.erase(idOf(inOkta, 'cleo'));
    inLdap.erase(idOf(inLdap, 'cleo'));
    inOkta.erase(idOf(inOkta, 'bela'));
    await following.settle();
    for (let round = 0; round < 3; round += 1) {
      const runs = await Promise.all(['okta', 'ldap'].map((connectorId) => rig.sync({ connectorId })));
      for (const { state } of runs) expect(['done', 'partial']).toContain(state);
    }
    expect(user('emil')).toMatchObject({ displayName: 'emil Okta', active: true });
    expect(rig.jira.state.users.sorted().filter(({ name }) => name.startsWith('emil'))).toHaveLength(1);
    expect(user('cleo').active).toBe(false);
    expect(user('bela')).toMatchObject({ displayName: 'bela Ldap', active: true });
    expect(members('engineering')).toEqual(['anna']);
    await expectRest();
  });

  it('pass attributes on in runs that read only what changed as well', async () => {
    // What the second remembers of the account is what it would write again.
    await sync('ldap');
    await sync('okta');
    expect(user('bela').displayName).toBe('bela Okta');
    inOkta.erase(idOf(inOkta, 'bela'));
    await sync('okta');
    expect(await sync('ldap', 'delta')).toMatchObject({ kind: 'delta' });
    expect(user('bela')).toMatchObject({ displayName: 'bela Ldap', active: true });
    rig.takeWrites();
    for (let turn = 0; turn < 3; turn += 1) {
      await sync('okta', 'delta');
      await sync('ldap', 'delta');
    }
    expect(rig.takeWrites()).toBe(0);
  });

  it('pass everything on when one of them is removed', async () => {
    await comeToRest();
    await rig.installation.configuration.removeConnector('okta', 'test');
    await sync('ldap');
    expect(['bela', 'cleo', 'dora'].map((login) => user(login).displayName)).toEqual(['bela Ldap', 'cleo Ldap', 'dora Ldap']);
    expect(people().every(({ active }) => active)).toBe(true);
    rig.takeWrites();
    await sync('ldap');
    expect(rig.takeWrites()).toBe(0);
  });
});
