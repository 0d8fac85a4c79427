/** Reading only what changed in Active Directory, by its update sequence numbers. */
import type { Connector } from '../../backend/connectors/spi';
import type { ReadEvent } from '../../backend/domain/read-events';
import { type AdEntry, adGroup, adUser, domainUsers, withMemberOf } from '../sources/ldap/ad-entries';
import { everything, openConnector } from '../sources/ldap/connector-rig';
import { apply, cursorOf, emptyCopy, readChangesSince, readWhole, view } from '../sources/ldap/delta-rig';
import { type FakeActiveDirectory, startFakeActiveDirectory } from '../sources/ldap/fake-active-directory';

const anna = adUser('anna', 1_001);
const bert = adUser('bert', 1_002);
const cora = adUser('cora', 1_003);
const people = Array.from({ length: 1_600 }, (_, index) => adUser(`user${index + 1}`, 10_000 + index));
const team = adGroup('team', 600, [anna, bert]);
const staff = adGroup('staff', 601, [bert]);
const start = [anna, bert, cora, team, staff, domainUsers()];

let entries: AdEntry[];
let directory: FakeActiveDirectory;
let connector: Connector;
let whole: readonly ReadEvent[];

beforeEach(async () => {
  entries = withMemberOf(start);
  directory = await startFakeActiveDirectory({ entries: () => entries });
  const { dn, password } = directory.account;
  connector = openConnector({ urls: directory.url, encryption: 'none', bindDn: dn, password });
  whole = await readWhole(connector);
});

afterEach(async () => {
  await connector.close();
  await directory.stop();
});

const change = (...next: readonly AdEntry[]) => {
  entries = withMemberOf(next);
};
const idOf = ({ attributes }: AdEntry) =>
  whole.flatMap((event) =>
    (event.kind === 'user' || event.kind === 'group') && String(event.record.attributes.dn).startsWith(`CN=${attributes.cn?.[0]},`)
      ? [event.record.id]
      : [],
  )[0];
const logins = (events: readonly ReadEvent[]) => events.flatMap((event) => (event.kind === 'user' ? [event.record.attributes.cn] : []));

async function expectSame(events: readonly ReadEvent[]): Promise<void> {
  const truth = apply(emptyCopy(), await readWhole(connector));
  expect(view(apply(apply(emptyCopy(), whole), events))).toEqual(view(truth));
}

describe('reading what changed in Active Directory', () => {
  it('asks a handful of times and says nothing when nothing changed', async () => {
    directory.resetSearches();
    expect((await readChangesSince(connector, cursorOf(whole))).map(({ kind }) => kind)).toEqual(['cursor']);
    // The root entry, the server's own, deleted entries, people, groups.
    expect(directory.searches()).toBe(5);
  });

  it('brings who changed and joined, with their groups and their primary group', async () => {
    const dora = adUser('dora', 1_004);
    change(adUser('anna', 1_001, { title: ['Captain'] }), bert, cora, dora, team, adGroup('staff', 601, [bert, dora]), domainUsers());
    const events = await readChangesSince(connector, cursorOf(whole));
    expect(logins(events)).toEqual(['anna', 'dora']);
    await expectSame(events);
    expect(events).not.toContainEqual(expect.objectContaining({ kind: 'problem' }));
  });

  it('tells who was deleted, people and groups', async () => {
    change(anna, cora, adGroup('team', 600, [anna]), domainUsers());
    const events = await readChangesSince(connector, cursorOf(whole));
    expect(events).toContainEqual({ kind: 'removed', object: { kind: 'user', id: idOf(bert) }, reason: 'deleted' });
    expect(events).toContainEqual({ kind: 'removed', object: { kind: 'group', id: idOf(staff) }, reason: 'deleted' });
    await expectSame(events);
  });

  it('goes on without deletions when the account may not look at deleted entries', async () => {
    directory.break({ deletedHidden: true });
    change(anna, cora, adGroup('team', 600, [anna]), domainUsers());
    const events = await readChangesSince(connector, cursorOf(whole));
    expect(events.map(({ kind }) => kind)).toEqual(['group', 'members', 'members-complete', 'cursor']);
    const delta = (await connector.check()).find(({ name }) => name === 'delta');
    expect(delta).toMatchObject({ result: 'ok', hint: expect.stringContaining('Deleted Objects') });
  });

  it('follows a person to another primary group', async () => {
    const moved = adUser('anna', 1_001, { primaryGroupID: ['601'] });
    // Active Directory makes the old primary group an ordinary one.
    const old = adGroup('Domain Users', 513, [moved]);
    change(moved, bert, cora, adGroup('team', 600, [moved, bert]), staff, old);
    await expectSame(await readChangesSince(connector, cursorOf(whole)));
  });

  it('reads a large group whole when one member changed', async () => {
    change(...start, ...people, adGroup('big', 602, people));
    whole = await readWhole(connector);
    change(...start, ...people, adGroup('big', 602, people.slice(1)));
    const events = await readChangesSince(connector, cursorOf(whole));
    expect(events).toContainEqual(expect.objectContaining({ kind: 'members-complete', count: 1_599 }));
    await expectSame(events);
  });

  it('notices accounts whose last day has come, though nobody changed them', async () => {
    const filetime = (ms: number) => String(BigInt(ms) * 10_000n + 116_444_736_000_000_000n);
    change(adUser('anna', 1_001, { accountExpires: [filetime(Date.now() + 1_500)] }), bert, cora, team, staff, domainUsers());
    whole = await readWhole(connector);
    expect(logins(await readChangesSince(connector, cursorOf(whole)))).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    const events = await readChangesSince(connector, cursorOf(whole));
    expect(events).toContainEqual(expect.objectContaining({ kind: 'user', record: expect.objectContaining({ active: false }) }));
  });

  it('believes that a changed group is empty when others show their members', async () => {
    change(anna, bert, cora, team, adGroup('staff', 601, []), domainUsers());
    const events = await readChangesSince(connector, cursorOf(whole));
    expect(events).toContainEqual({ kind: 'members-complete', group: idOf(staff), count: 0 });
    await expectSame(events);
  });
});

describe('a mark of Active Directory', () => {
  it.each([
    ['another server answers', () => Object.assign(directory.history, { server: directory.history.server.replace('DC1', 'DC2') })],
    ['the server was restored', () => Object.assign(directory.history, { invocation: Buffer.alloc(16, 2) })],
    ['the server went back in time', () => Object.assign(directory.history, { usn: 9_000 })],
  ])('is void when %s', async (_, happen) => {
    const cursor = cursorOf(whole);
    happen();
    await expect(readChangesSince(connector, cursor)).rejects.toMatchObject({ code: 'source-gone', retry: 'now' });
  });

  it('is void for another scope', async () => {
    await expect(readChangesSince(connector, cursorOf(whole), { ...everything, fingerprint: 'other' })).rejects.toMatchObject({
      code: 'source-gone',
    });
  });
});
