/** The Active Directory flavour on a real domain controller. */
import fc from 'fast-check';
import { Attribute, type Client } from 'ldapts';
import type { Connector, FieldValues } from '../../backend/connectors/spi';
import type { ReadEvent } from '../../backend/domain/read-events';
import type { Company } from '../sources/company/company';
import { sampleCompany } from '../sources/company/sample-company';
import { changeMembers, removeEntry, setAttribute } from '../sources/ldap/change-directory';
import { openConnector, readAll } from '../sources/ldap/connector-rig';
import { apply, cursorOf, emptyCopy, readChangesSince, readWhole, view } from '../sources/ldap/delta-rig';
import { anyDay, live } from '../sources/ldap/live';
import { followSamba } from '../sources/samba/follow-samba';
import { findObstacle } from '../sources/samba/obstacle';
import { SAMBA_BASE, type Samba, startSamba } from '../sources/samba/samba';
import {
  accountName,
  addOrganizationalUnit,
  addSambaGroup,
  addSambaPerson,
  fillSamba,
  GROUPS_OU,
  groupName,
  isDisabled,
  PEOPLE_OU,
  personName,
} from '../sources/samba/samba-company';

const obstacle = findObstacle();
const READER = { dn: 'reader@corp.example', password: 'Not-a-secret-2' };
const ELSEWHERE = `OU=Elsewhere,${SAMBA_BASE}`;

let samba: Samba;
let admin: Client;
let company: Company;
const open: Connector[] = [];

function connect(values: FieldValues = {}): Connector {
  const { dn, password } = samba.administrator;
  const connector = openConnector({
    ...{ urls: samba.url, encryption: 'none', bindDn: dn, password, userBase: PEOPLE_OU, groupBase: GROUPS_OU },
    ...values,
  });
  open.push(connector);
  return connector;
}

const newcomer = (login: string) => company.join({ login, firstName: 'New', lastName: login });
const idOf = (events: readonly ReadEvent[], cn: string) =>
  events.flatMap((one) =>
    (one.kind === 'user' || one.kind === 'group') && String(one.record.attributes.dn).startsWith(`CN=${cn},`) ? [one.record.id] : [],
  )[0] ?? 'nobody';

function describeOnSamba(title: string, cases: () => void): void {
  if (obstacle === null) describe(title, cases);
  else {
    describe(title, () => {
      it(`was NOT RUN: ${obstacle}`, () => {
        process.stderr.write(`The tests of Active Directory on Samba were NOT RUN: ${obstacle}.\n`);
      });
    });
  }
}

describeOnSamba('Active Directory as Samba has it', () => {
  beforeAll(async () => {
    samba = await startSamba();
    admin = await samba.admin();
    company = sampleCompany({ people: 60 });
    const began = performance.now();
    await fillSamba(admin, company);
    await addOrganizationalUnit(admin, ELSEWHERE);
    await admin.add(`CN=reader,CN=Users,${SAMBA_BASE}`, [
      new Attribute({ type: 'objectClass', values: ['user'] }),
      new Attribute({ type: 'sAMAccountName', values: ['reader'] }),
      new Attribute({ type: 'userPrincipalName', values: [READER.dn] }),
      new Attribute({ type: 'unicodePwd', values: [Buffer.from(`"${READER.password}"`, 'utf16le')] }),
      new Attribute({ type: 'userAccountControl', values: ['512'] }),
    ]);
    const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
    const { provision, start } = samba.took;
    process.stdout.write(
      `Samba: domain made in ${seconds(provision)}, server started in ${seconds(start)}, ${company.people.size} people and ${company.groups.size} groups loaded in ${seconds(performance.now() - began)}\n`,
    );
  }, 80_000);
  afterAll(async () => {
    await admin?.unbind();
    await samba?.stop();
  }, 20_000);
  afterEach(async () => {
    for (const connector of open.splice(0)) await connector.close();
  });

  it('shows the company: people, who is disabled, groups and their members', async () => {
    const all = await readAll(connect());
    expect(all.problems).toEqual([]);
    expect(all.complete).toEqual([`users ${company.people.size}`, `groups ${company.groups.size}`]);
    for (const person of company.people.values()) {
      expect(all.users.get(accountName(person.login))).toMatchObject({ active: !isDisabled(person) });
    }
    for (const group of company.groups.values()) {
      if (company.findGroup(group.name) !== group || group.name === 'VPN Access') continue;
      const expected = [...group.memberIds].map((id) => accountName(company.person(id).login)).sort();
      expect(all.members(group.name)).toEqual(expected);
      expect(all.isComplete(group.name)).toBe(true);
    }
  });

  it('gives ids that the server itself understands, and that survive a rename and a move', async () => {
    const connector = connect();
    const person = newcomer('wander.er');
    await addSambaPerson(admin, person);
    const id = idOf(await readWhole(connector), 'wander.er');
    const byGuid = async () => (await admin.search(`<GUID=${id}>`, { scope: 'base', attributes: ['cn'] })).searchEntries[0]?.cn;
    expect(await byGuid()).toBe('wander.er');
    await admin.modifyDN(personName('wander.er'), personName('settled'));
    expect(await byGuid()).toBe('settled');
    expect(await connector.readOne({ id })).toMatchObject({ user: { id, active: true } });
    await admin.modifyDN(personName('settled'), `CN=settled,${ELSEWHERE}`);
    expect(await connector.readOne({ id })).toBe('out-of-scope');
    await removeEntry(admin, `CN=settled,${ELSEWHERE}`);
    company.erase(person.id);
    expect(await connector.readOne({ id })).toBe('gone');
  });

  it('puts everybody into their primary group, and finds the groups of one person with it', async () => {
    const connector = connect({ groupBase: SAMBA_BASE });
    const all = await readAll(connector);
    expect(all.members('Domain Users')).toEqual(
      [...company.people.values()]
        .filter(({ login }) => all.users.has(accountName(login)))
        .map(({ login }) => accountName(login))
        .sort(),
    );
    expect(all.isComplete('Domain Users')).toBe(true);
    const someone = company.findPerson('anna.schmidt') ?? [...company.people.values()][0];
    if (someone === undefined) throw new Error('Nobody there.');
    const found = await connector.readOne({ login: accountName(someone.login) });
    if (typeof found === 'string') throw new Error(found);
    expect(found.groups?.map(({ name }) => name).sort()).toEqual(
      ['Domain Users', ...company.groupsOf(someone.id).map(({ name }) => name)].sort(),
    );
  });

  it('names groups inside groups', async () => {
    const inner = company.found('Inner');
    const outer = company.found('Outer');
    for (const group of [inner, outer]) await addSambaGroup(admin, company, group);
    await changeMembers(admin, groupName(outer), { add: [groupName(inner)] });
    const all = await readAll(connect());
    expect(all.members('Outer')).toEqual(['Inner']);
    expect(all.isComplete('Outer')).toBe(true);
  });

  it('tells by its numbers who changed, was disabled, renamed and deleted, and nothing when nothing happened', async () => {
    const connector = connect();
    const [kept, lost] = [newcomer('kept.one'), newcomer('lost.one')];
    for (const person of [kept, lost]) await addSambaPerson(admin, person);
    const whole = await readWhole(connector);
    expect((await readChangesSince(connector, cursorOf(whole))).map(({ kind }) => kind)).toEqual(['cursor']);
    await setAttribute(admin, personName('kept.one'), 'userAccountControl', '546');
    await admin.modifyDN(personName('kept.one'), personName('renamed.one'));
    await removeEntry(admin, personName('lost.one'));
    const events = await readChangesSince(connector, cursorOf(whole));
    expect(events.map(({ kind }) => kind)).toEqual(['removed', 'user', 'cursor']);
    expect(events[0]).toEqual({ kind: 'removed', object: { kind: 'user', id: idOf(whole, 'lost.one') }, reason: 'deleted' });
    expect(events[1]).toMatchObject({ record: { id: idOf(whole, 'kept.one'), active: false, attributes: { cn: 'renamed.one' } } });
    company.erase(lost.id);
    company.rename(kept.id, { login: 'renamed.one' });
  });

  it('says who was moved away from the base', async () => {
    const connector = connect();
    await addSambaPerson(admin, newcomer('mover'));
    const whole = await readWhole(connector);
    await admin.modifyDN(personName('mover'), `CN=mover,${ELSEWHERE}`);
    expect(await readChangesSince(connector, cursorOf(whole))).toContainEqual({
      kind: 'removed',
      object: { kind: 'user', id: idOf(whole, 'mover') },
      reason: 'left-scope',
    });
    await admin.modifyDN(`CN=mover,${ELSEWHERE}`, personName('mover'));
  });

  it('hides deleted entries from an ordinary account, which still reads changes, until it is let in', async () => {
    const connector = connect({ bindDn: READER.dn, password: READER.password });
    const deltaOf = async () => (await connector.check()).find(({ name }) => name === 'delta');
    const guest = newcomer('short.stay');
    await addSambaPerson(admin, guest);
    const whole = await readWhole(connector);
    await removeEntry(admin, personName('short.stay'));
    company.erase(guest.id);
    const hidden = await readChangesSince(connector, cursorOf(whole));
    expect([hidden.map(({ kind }) => kind), (await deltaOf())?.hint]).toEqual([['cursor'], expect.stringContaining('Deleted Objects')]);
    await samba.grant(`CN=Deleted Objects,${SAMBA_BASE}`, '(A;CI;LCRP;;;AU)');
    expect(await readChangesSince(connector, cursorOf(whole))).toContainEqual(
      expect.objectContaining({ kind: 'removed', reason: 'deleted' }),
    );
    expect((await deltaOf())?.hint).toBeUndefined();
  });

  it('keeps a copy equal to full reads over random days, deletions included', async () => {
    const connector = connect();
    const following = followSamba(company, admin);
    const start = await readWhole(connector);
    const copy = apply(emptyCopy(), start);
    let cursor = cursorOf(start);
    const days = fc.asyncProperty(anyDay, async (day) => {
      for (const happening of day) {
        live(company, [happening]);
        await following.settle();
      }
      const changes = await readChangesSince(connector, cursor);
      cursor = cursorOf(changes);
      expect(view(apply(copy, changes))).toEqual(view(apply(emptyCopy(), await readWhole(connector))));
    });
    await fc.assert(days, { numRuns: 12, endOnFailure: true });
    following.stop();
  }, 60_000);

  it('makes marks void when the server was restored', async () => {
    const connector = connect();
    const cursor = cursorOf(await readWhole(connector));
    await samba.restore();
    await expect(readChangesSince(connector, cursor)).rejects.toMatchObject({ code: 'source-gone', retry: 'now' });
    await expect(readWhole(connector)).resolves.toContainEqual(expect.objectContaining({ kind: 'cursor' }));
  }, 30_000);
});
