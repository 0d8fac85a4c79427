/** Renames, moves, leavers and joiners between two reads. Real slapd, changed through LDAP. */

import { addPerson, changeMembers, movePerson, removeEntry, renameEntry, setAttribute } from '../sources/ldap/change-directory';
import { GROUPS_DN, PEOPLE_DN } from '../sources/ldap/company-entries';
import { openConnector, readAll, slapdValues } from '../sources/ldap/connector-rig';
import { type Slapd, startSlapd } from '../sources/ldap/slapd';
import { branch, crowd, group, person } from '../sources/ldap/small-directory';

const at = (login: string) => `uid=${login},${PEOPLE_DN}`;

describe('what changes in the directory between two reads', () => {
  const elsewhere = branch('elsewhere', PEOPLE_DN);
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await startSlapd({ entries: [...crowd(40, 2), elsewhere, group('small', [at('user0002'), at('user0003')])] });
  }, 30_000);
  afterAll(() => slapd?.stop());

  it('arrives with the next read, and people keep their ids', async () => {
    const connector = openConnector(
      slapdValues(slapd, { activeRule: 'inactive-when', activeAttribute: 'employeeType', activeValues: ['left'] }),
    );
    const before = await readAll(connector);
    const idOf = (login: string) => before.users.get(login)?.id;
    const admin = await slapd.admin();
    await renameEntry(admin, at('user0002'), 'uid=renamed, please');
    await changeMembers(admin, `cn=small,${GROUPS_DN}`, {
      remove: [at('user0002')],
      add: [`uid=renamed\\2C please,${PEOPLE_DN}`, at('user0009')],
    });
    await setAttribute(admin, at('user0005'), 'employeeType', 'left');
    await movePerson(admin, at('user0006'), elsewhere.dn);
    await removeEntry(admin, at('user0007'));
    await addPerson(admin, person('newcomer'));
    await admin.unbind();

    const after = await readAll(connector);
    expect(after.problems).toEqual([]);
    expect(after.complete).toEqual(['users 40', 'groups 3']);
    expect(after.users.get('renamed, please')?.id).toBe(idOf('user0002'));
    expect(after.users.get('user0005')).toMatchObject({ id: idOf('user0005'), active: false, status: 'left' });
    expect(after.users.get('user0006')).toMatchObject({ id: idOf('user0006'), attributes: { dn: `uid=user0006,${elsewhere.dn}` } });
    expect(after.users.has('user0007')).toBe(false);
    expect(after.users.has('newcomer')).toBe(true);
    expect(after.members('small')).toEqual(['renamed, please', 'user0003', 'user0009']);
    expect(await connector.readOne({ id: idOf('user0007') ?? '' })).toBe('gone');
    expect(await connector.readOne({ id: idOf('user0006') ?? '' })).toMatchObject({ user: { active: true } });
    await connector.close();
  });
});

describe('a look-up of somebody who is hidden', () => {
  it('proves nothing when the place where the person was does not say it is free', async () => {
    const slapd = await startSlapd({ entries: crowd(10), acl: [`access to dn.exact="${at('user0004')}" by * none`] });
    const connector = openConnector(slapdValues(slapd));
    const id = '11111111-1111-1111-1111-111111111111';
    await expect(connector.readOne({ id, lastKnown: { dn: at('user0004') } })).rejects.toMatchObject({ code: 'source-permission' });
    expect(await connector.readOne({ id, lastKnown: { dn: at('nobody') } })).toBe('gone');
    await connector.close();
    await slapd.stop();
  });

  it('proves nothing when nobody can be found by id', async () => {
    const slapd = await startSlapd({ entries: crowd(10), acl: ['access to attrs=entryUUID by * none'] });
    const connector = openConnector(slapdValues(slapd));
    await expect(connector.readOne({ login: 'nobody' })).rejects.toMatchObject({ code: 'source-permission' });
    await connector.close();
    await slapd.stop();
  });
});
