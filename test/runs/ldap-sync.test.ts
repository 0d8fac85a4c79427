/** A real slapd with 10,000 people and 500 groups of 100, and what becomes of them in Jira. */
import { ldapConnector } from '../rig/ldap-connector';
import { type OpenedRig, openRig } from '../rig/open-rig';
import { referenceCompany } from '../sources/company/reference-company';
import { companyEntries, GROUPS_DN, PEOPLE_DN } from '../sources/ldap/company-entries';
import { type Following, followCompany } from '../sources/ldap/follow-company';
import { type Slapd, startSlapd } from '../sources/ldap/slapd';

jest.setTimeout(300_000);

describe('a directory of 10,000 people in 500 groups', () => {
  const company = referenceCompany({ users: 10_000, groups: 500, membersPerGroup: 100 });
  let slapd: Slapd;
  let rig: OpenedRig;
  let following: Following;

  beforeAll(async () => {
    slapd = await startSlapd({ entries: companyEntries(company) });
    const { connector, secrets } = ldapConnector(slapd, {});
    rig = await openRig({ connector, secrets });
    following = await followCompany(company, slapd);
  });
  afterAll(async () => {
    await following?.stop();
    await rig?.close();
    await slapd?.stop();
  });

  /** Group name → logins, as the company has it. */
  function expected(): Record<string, string[]> {
    const active = (id: string) => company.person(id).state === 'active';
    return Object.fromEntries(
      [...company.groups.values()].map(({ name, memberIds }) => [
        name,
        [...memberIds]
          .filter(active)
          .map((id) => company.person(id).login)
          .sort(),
      ]),
    );
  }
  function actual(): Record<string, string[]> {
    return Object.fromEntries([...company.groups.values()].map(({ name }) => [name, rig.jira.state.memberNames(name)]));
  }
  const user = (login: string) => rig.jira.state.user(login);

  it('arrives in Jira with exactly its memberships, and a second run writes nothing', async () => {
    expect(await rig.sync()).toMatchObject({ state: 'done', error: null, targetWrites: 60_500, counts: { inScope: 10_000 } });
    expect(actual()).toEqual(expected());
    rig.takeWrites();
    expect(await rig.sync()).toMatchObject({ state: 'done', counts: { unchanged: 10_000 } });
    expect(rig.takeWrites()).toBe(0);
  });

  it('is followed when people are renamed, disabled, moved, and join', async () => {
    const people = [...company.people.values()];
    const [renamed, disabled, moved] = [people[10], people[20], people[30]];
    if (!renamed || !disabled || !moved) throw new Error('The company is too small.');
    const { key } = user(renamed.login);
    company.rename(renamed.id, { login: 'renamed.person', lastName: 'Renamed', displayName: 'Renamed Person' });
    company.disable(disabled.id);
    const [from] = company.groupsOf(moved.id);
    const to = company.findGroup('Team 0500');
    if (from) company.removeMember(from.id, moved.id);
    company.addMember(to?.id ?? '', moved.id);
    company.join({ login: 'new.person', firstName: 'New', lastName: 'Person' }, [to?.id ?? '']);
    await following.settle();
    expect(await rig.sync()).toMatchObject({ state: 'done', error: null });
    expect(user('renamed.person')).toMatchObject({ key, displayName: 'Renamed Person' });
    expect(user(disabled.login).active).toBe(false);
    expect(user('new.person').active).toBe(true);
    expect(actual()).toEqual(expected());
  });

  it.each([
    ['hides a branch of people', { acl: [`access to dn.subtree="${PEOPLE_DN}" filter=(uid=*.1*) by * none`] }],
    ['hides the members of groups', { acl: [`access to dn.subtree="${GROUPS_DN}" attrs=member by * none`] }],
    ['hides all groups', { acl: [`access to dn.subtree="${GROUPS_DN}" by * none`] }],
    ['gives 500 entries and no more', { limits: 'size.soft=500 size.hard=500 size.prtotal=500' }],
  ] as const)('removes nobody when an administrator’s slip %s', async (_slip, change) => {
    const before = actual();
    await slapd.restart(change);
    const run = await rig.sync();
    expect(['partial', 'failed', 'held']).toContain(run.state);
    expect(actual()).toEqual(before);
    expect(rig.jira.state.users.sorted().filter(({ active }) => !active)).toHaveLength(1);
    await slapd.restart({});
    expect(await rig.sync()).toMatchObject({ state: 'done' });
    expect(actual()).toEqual(before);
  });
});
