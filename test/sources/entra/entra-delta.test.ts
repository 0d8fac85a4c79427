import type { Connector, ReadScope } from '../../../backend/connectors/spi';
import type { ReadEvent } from '../../../backend/domain/read-events';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { type TestHost, testHost } from '../test-host';
import { cursorOf, everything, openEntraConnector, readChanges, readSnapshot } from './connector-rig';
import { type EntraStandIn, startEntra } from './start';

let entra: EntraStandIn;
let company: Company;
let host: TestHost;
let connector: Connector;

const idOf = (login: string) => entra.userId(company.findPerson(login)?.id ?? '');
const companyGroup = (name: string) => company.findGroup(name)?.id ?? '';
const groupId = (name: string) => entra.groupId(companyGroup(name));
const told = (events: readonly ReadEvent[]) => events.filter(({ kind }) => kind !== 'cursor');

beforeEach(async () => {
  company = sampleCompany();
  host = testHost();
  entra = await startEntra({ company, now: host.clock.now });
  connector = openEntraConnector(entra, {}, host);
});

afterEach(async () => {
  await connector.close();
  await entra.close();
});

describe('changes of Entra', () => {
  it('cost two calls when there are none', async () => {
    const { cursor } = await readSnapshot(connector);
    entra.resetCounters();
    const events = await readChanges(connector, cursor);
    expect(events.map(({ kind }) => kind)).toEqual(['cursor']);
    expect(entra.counters).toMatchObject({ 'users-delta': 1, 'groups-delta': 1 });
    expect(entra.totalCalls()).toBe(2);
  });

  it('tell joiners, movers and leavers as records, each once more on a replay', async () => {
    const { cursor } = await readSnapshot(connector);
    const weber = company.rename(company.findPerson('thomas.weber')?.id ?? '', { login: 'tom.weber' });
    const madonna = idOf('madonna');
    company.erase(company.findPerson('madonna')?.id ?? '');
    const events = await readChanges(connector, cursor);
    expect(told(events)).toMatchObject([
      {
        kind: 'user',
        record: { id: entra.userId(weber.id), attributes: { userPrincipalName: 'tom.weber@example.com', companyName: null } },
      },
      { kind: 'removed', object: { kind: 'user', id: madonna }, reason: 'soft-deleted' },
    ]);
    entra.delta.replays = 100;
    expect(told(await readChanges(connector, cursorOf(events)))).toEqual(expect.arrayContaining(told(events)));
  });

  it('show a record exactly as a full read does', async () => {
    const before = await readSnapshot(connector);
    company.change(company.findPerson('nomail.worker')?.id ?? '', { title: 'Caretaker' });
    const events = await readChanges(connector, before.cursor);
    const after = await readSnapshot(connector);
    expect(told(events)).toEqual([{ kind: 'user', record: after.users.get(idOf('nomail.worker')) }]);
  });

  it('merge the slices of a large group and read no members anew', async () => {
    entra.delta.memberSlice = 3;
    entra.delta.pageSize = 2;
    const { cursor } = await readSnapshot(connector);
    const club = companyGroup('Book Club');
    const joiners = [...company.people.keys()].slice(0, 10);
    for (const id of joiners) company.addMember(club, id);
    const [gone] = company.group(companyGroup('On Call')).memberIds;
    company.removeMember(companyGroup('On Call'), gone ?? '');
    entra.resetCounters();
    const events = await readChanges(connector, cursor);
    const added = events.flatMap((event) => (event.kind === 'members' && event.group === groupId('Book Club') ? event.add : []));
    expect(added.map(({ id }) => id).sort()).toEqual(joiners.map((id) => entra.userId(id)).sort());
    expect(events).toContainEqual({ kind: 'member-removed', group: groupId('On Call'), member: entra.userId(gone ?? '') });
    expect(entra.counters.batch).toBe(0);
  });

  it('read the members of a new group and of a group that became wanted as a whole', async () => {
    const scope: ReadScope = { ...everything, wantsMembersOf: ({ name }) => name.startsWith('jira-') };
    const { cursor } = await readSnapshot(connector, scope);
    const founded = company.found('jira-new');
    company.addMember(founded.id, 'p00001');
    company.renameGroup(companyGroup('Managers'), 'jira-managers');
    const events = await readChanges(connector, cursor, scope);
    const whole = events.flatMap((event) => (event.kind === 'members-complete' ? [[event.group, event.count]] : []));
    expect(whole.sort()).toEqual(
      [
        [entra.groupId(founded.id), 1],
        [groupId('jira-managers'), company.group(companyGroup('jira-managers')).memberIds.size],
      ].sort(),
    );
  });

  it('say nothing of members nobody wants', async () => {
    const scope: ReadScope = { ...everything, wantsMembersOf: () => false };
    const { cursor } = await readSnapshot(connector, scope);
    company.addMember(companyGroup('Book Club'), 'p00001');
    expect(told(await readChanges(connector, cursor, scope)).map(({ kind }) => kind)).toEqual(['group']);
  });

  it('bring back the memberships of a user who was restored', async () => {
    const person = company.findPerson('thomas.weber')?.id ?? '';
    entra.directory.delete(person);
    const { cursor } = await readSnapshot(connector);
    entra.directory.restore(person);
    company.removeMember(companyGroup('Jira Users'), person);
    const events = await readChanges(connector, cursor);
    const groups = events.flatMap((event) => (event.kind === 'members' ? [event.group] : []));
    expect(events).toContainEqual({ kind: 'member-removed', group: groupId('Jira Users'), member: entra.userId(person) });
    expect(groups.sort()).toEqual(
      company
        .groupsOf(person)
        .map(({ id }) => entra.groupId(id))
        .sort(),
    );
  });

  it('tell a deleted group, and whether it may come back', async () => {
    const { cursor } = await readSnapshot(connector);
    const managers = groupId('Managers');
    const copied = [...company.groups.values()].find((group) => group.origin === 'app');
    company.dissolve(companyGroup('Managers'));
    company.dissolve(copied?.id ?? '');
    expect(told(await readChanges(connector, cursor))).toEqual([
      { kind: 'removed', object: { kind: 'group', id: managers }, reason: 'deleted' },
      { kind: 'removed', object: { kind: 'group', id: entra.groupId(copied?.id ?? '') }, reason: 'soft-deleted' },
    ]);
  });

  it('read what comes in part as a whole', async () => {
    entra.delta.partial = true;
    const { cursor } = await readSnapshot(connector);
    company.change(company.findPerson('li.wei')?.id ?? '', { title: 'Lead' });
    company.renameGroup(companyGroup('Managers'), 'Leads');
    const after = told(await readChanges(connector, cursor));
    expect(after).toContainEqual(
      expect.objectContaining({ kind: 'user', record: expect.objectContaining({ id: idOf('li.wei'), active: true }) }),
    );
    expect(after).toContainEqual(expect.objectContaining({ kind: 'group', record: expect.objectContaining({ name: 'Leads' }) }));
  });

  it('read groups that failed the last time once more', async () => {
    const mend = entra.break({ at: 'members', group: 'Managers', how: { kind: 'status', status: 503 } });
    const { cursor } = await readSnapshot(connector);
    const again = await readChanges(connector, cursor);
    expect(told(again)).toContainEqual(expect.objectContaining({ kind: 'problem', at: { kind: 'group', id: groupId('Managers') } }));
    mend();
    const events = await readChanges(connector, cursorOf(again));
    expect(told(events).map(({ kind }) => kind)).toEqual(['group', 'members', 'members-complete']);
    entra.resetCounters();
    expect(told(await readChanges(connector, cursorOf(events)))).toEqual([]);
    expect(entra.totalCalls()).toBe(2);
  });

  it('lose nothing that happens while the lists are read', async () => {
    entra.setLatency(2);
    let person: string | null = null;
    let cursor = null;
    for await (const event of connector.readFull(everything)) {
      if (event.kind === 'members-complete') person ??= company.join({ login: 'in.between', firstName: 'In', lastName: 'Between' }).id;
      if (event.kind === 'cursor') cursor = event.value;
    }
    const events = await readChanges(connector, cursor);
    expect(told(events)).toMatchObject([{ kind: 'user', record: { id: entra.userId(person ?? '') } }]);
  });

  it('lose nothing that lists and changes learn of late', async () => {
    entra.setLag(60_000);
    const { cursor } = await readSnapshot(connector);
    const { id } = company.join({ login: 'late.comer', firstName: 'Late', lastName: 'Comer' }, [companyGroup('Book Club')]);
    const early = await readChanges(connector, cursor);
    expect(told(early)).toEqual([]);
    host.clock.advance(60_000);
    expect(told(await readChanges(connector, cursorOf(early)))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'user', record: expect.objectContaining({ id: entra.userId(id) }) }),
        { kind: 'members', group: groupId('Book Club'), add: [{ kind: 'user', id: entra.userId(id) }] },
      ]),
    );
  });
});

describe('a cursor that is void', () => {
  const voidCursor = { code: 'source-gone', retry: 'now' };

  it.each(['gone', 'bad-request'] as const)('says so when Graph does not know it any more: %s', async (how) => {
    const { cursor } = await readSnapshot(connector);
    entra.expireDelta(how);
    await expect(readChanges(connector, cursor)).rejects.toMatchObject(voidCursor);
  });

  it('says so when Graph forgets it between two pages', async () => {
    entra.delta.pageSize = 1;
    const { cursor } = await readSnapshot(connector);
    for (const login of ['li.wei', 'madonna']) company.change(company.findPerson(login)?.id ?? '', { title: 'Lead' });
    entra.break({ at: 'users-delta', after: 1, how: { kind: 'status', status: 410, headers: { location: 'x' } } });
    await expect(readChanges(connector, cursor)).rejects.toMatchObject(voidCursor);
  });

  it('is not sent when it is seven days old', async () => {
    const { cursor } = await readSnapshot(connector);
    host.clock.advance(7 * 24 * 3_600_000);
    entra.resetCounters();
    await expect(readChanges(connector, cursor)).rejects.toMatchObject(voidCursor);
    expect(entra.totalCalls()).toBe(0);
  });

  it('is not sent when scope, tenant or cloud are others, or when it makes no sense', async () => {
    const { cursor } = await readSnapshot(connector);
    await expect(readChanges(connector, cursor, { ...everything, fingerprint: 'other' })).rejects.toMatchObject({ code: 'conflict' });
    const tenant = openEntraConnector(entra, { tenantId: 'example.com' }, host);
    await expect(readChanges(tenant, cursor)).rejects.toMatchObject({ code: 'conflict' });
    const elsewhere = String(cursor).replaceAll(entra.baseUrl, 'https://evil.example') as typeof cursor;
    await expect(readChanges(connector, elsewhere)).rejects.toMatchObject({ code: 'conflict' });
    await expect(readChanges(connector, 'nonsense' as typeof cursor)).rejects.toMatchObject(voidCursor);
    await tenant.close();
  });

  it.each(['same-link', 'same-content'] as const)('is given up when the changes lead round in a circle: %s', async (loop) => {
    const { cursor } = await readSnapshot(connector);
    company.change(company.findPerson('li.wei')?.id ?? '', { title: 'Lead' });
    entra.delta.loop = loop;
    entra.resetCounters();
    await expect(readChanges(connector, cursor)).rejects.toMatchObject(voidCursor);
    expect(entra.totalCalls()).toBeLessThan(100);
  });

  it('is kept when Graph only fails to answer', async () => {
    const { cursor } = await readSnapshot(connector);
    entra.break({ at: 'groups-delta', how: { kind: 'status', status: 503 } });
    await expect(readChanges(connector, cursor)).rejects.toMatchObject({ code: 'source-unreachable' });
    entra.mend();
    expect(told(await readChanges(connector, cursor))).toEqual([]);
  });

  it('never leads a token to another host', async () => {
    const { cursor } = await readSnapshot(connector);
    const body = '{"value":[],"@odata.deltaLink":"https://evil.example/v1.0/users/delta?$deltatoken=x"}';
    entra.break({ at: 'users-delta', how: { kind: 'status', status: 200, body } });
    await expect(readChanges(connector, cursor)).rejects.toMatchObject({ code: 'source-protocol' });
  });
});
