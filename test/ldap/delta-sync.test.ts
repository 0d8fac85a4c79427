/** Runs that read only what changed in a directory, all the way into Jira. Real slapd. */
import { ldapConnector } from '../rig/ldap-connector';
import { type OpenedRig, openRig } from '../rig/open-rig';
import { sampleCompany } from '../sources/company/sample-company';
import { companyEntries } from '../sources/ldap/company-entries';
import { type Following, followCompany } from '../sources/ldap/follow-company';
import { type Slapd, startSlapd } from '../sources/ldap/slapd';

jest.setTimeout(120_000);

describe('a run of changes', () => {
  const company = sampleCompany({ people: 80 });
  let slapd: Slapd;
  let rig: OpenedRig;
  let following: Following;

  beforeAll(async () => {
    slapd = await startSlapd({ entries: companyEntries(company), monitor: true });
    const { connector, secrets } = ldapConnector(slapd, {});
    rig = await openRig({ connector, secrets });
    following = await followCompany(company, slapd);
  });
  afterAll(async () => {
    await following?.stop();
    await rig?.close();
    await slapd?.stop();
  });

  it('brings joiners, movers and leavers of a directory to Jira, and leaves nothing for a full run to do', async () => {
    expect(await rig.sync()).toMatchObject({ state: 'done', error: null });
    const [retitled, disabled, moved] = [...company.people.values()]
      .filter(({ state, kind }) => state === 'active' && kind === 'member')
      .slice(20);
    const group = company.findGroup('On Call');
    if (!retitled || !disabled || !moved || !group) throw new Error('The company is too small.');
    company.rename(retitled.id, { login: 'other.name', displayName: 'Other Name' });
    company.disable(disabled.id);
    company.addMember(group.id, moved.id);
    company.join({ login: 'new.person', firstName: 'New', lastName: 'Person' }, [group.id]);
    await following.settle();
    const run = await rig.sync({ kind: 'delta' });
    expect(run).toMatchObject({ state: 'done', error: null, kind: 'delta' });
    expect(rig.jira.state.user('other.name')).toMatchObject({ displayName: 'Other Name', active: true });
    expect(rig.jira.state.user(disabled.login).active).toBe(false);
    expect(rig.jira.state.memberNames('On Call')).toEqual(expect.arrayContaining([moved.login, 'new.person']));
    rig.takeWrites();
    expect(await rig.sync()).toMatchObject({ state: 'done', error: null });
    expect(rig.takeWrites()).toBe(0);
  });

  it('reads everything once when the mark is void, and finds who was deleted', async () => {
    const gone = company.findPerson('new.person');
    company.erase(gone?.id ?? '');
    await following.settle();
    expect(await rig.sync({ kind: 'delta' })).toMatchObject({ state: 'done' });
    expect(rig.jira.state.user('new.person').active).toBe(true);
    await slapd.restart({ acl: ['access to attrs=modifyTimestamp by * none'] });
    expect(await rig.sync({ kind: 'delta' })).toMatchObject({ state: 'done', error: null });
    expect(rig.jira.state.user('new.person').active).toBe(false);
  });
});
