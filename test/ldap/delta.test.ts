/** Reading only what changed, on a real slapd. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Connector, FieldValues } from '../../backend/connectors/spi';
import type { Cursor, ReadEvent } from '../../backend/domain/read-events';
import { addPerson, changeMembers, movePerson, removeEntry, renameEntry, setAttribute } from '../sources/ldap/change-directory';
import { BASE_DN, PEOPLE_DN } from '../sources/ldap/company-entries';
import { everything, openConnector, slapdValues, testHost } from '../sources/ldap/connector-rig';
import { apply, collect, cursorOf, emptyCopy, readChangesSince, readWhole, view, without, withoutOverlap } from '../sources/ldap/delta-rig';
import { type Slapd, type SlapdOptions, startSlapd } from '../sources/ldap/slapd';
import { branch, crowd, group, person } from '../sources/ldap/small-directory';

const at = (login: string) => `uid=${login},${PEOPLE_DN}`;
const small = group('small', [at('user0002'), at('user0003')]);
const elsewhere = branch('elsewhere', BASE_DN);

interface Rig {
  readonly slapd: Slapd;
  readonly connector: Connector;
  /** Everything read once, and the clock of the server a second further. */
  readonly whole: readonly ReadEvent[];
  readonly cursor: Cursor;
}

async function withRig(
  use: (rig: Rig) => Promise<void>,
  options: Partial<SlapdOptions> & { readonly values?: FieldValues } = {},
): Promise<void> {
  const slapd = await startSlapd({ entries: [...crowd(40, 2), elsewhere, small], monitor: true, ...options });
  const connector = openConnector(slapdValues(slapd, options.values));
  try {
    await pause(1_100);
    const whole = await readWhole(connector);
    await use({ slapd, connector, whole, cursor: withoutOverlap(cursorOf(whole)) });
  } finally {
    await connector.close();
    await slapd.stop();
  }
}

const loginsIn = (events: readonly ReadEvent[]) =>
  events.flatMap((event) => (event.kind === 'user' ? [String(event.record.attributes.uid)] : [])).sort();
const groupsIn = (events: readonly ReadEvent[]) => events.flatMap((event) => (event.kind === 'group' ? [event.record.name] : [])).sort();

describe('reading what changed in a directory', () => {
  it('says nothing when nothing changed', () =>
    withRig(async ({ connector, cursor }) => {
      expect((await readChangesSince(connector, cursor)).map(({ kind }) => kind)).toEqual(['cursor']);
    }));

  it('brings changed people and groups and no others, and equals a full read but for who was deleted', () =>
    withRig(async ({ slapd, connector, whole, cursor }) => {
      const admin = await slapd.admin();
      await renameEntry(admin, at('user0002'), 'uid=renamed');
      await changeMembers(admin, small.dn, { remove: [at('user0002')], add: [at('renamed'), at('user0009')] });
      await setAttribute(admin, at('user0005'), 'title', 'Captain');
      await removeEntry(admin, at('user0007'));
      await addPerson(admin, person('newcomer'));
      await admin.unbind();
      const events = await readChangesSince(connector, cursor);
      expect(loginsIn(events)).toEqual(['newcomer', 'renamed', 'user0005']);
      expect(groupsIn(events)).toEqual(['small']);
      expect(events.filter(({ kind }) => kind === 'complete' || kind === 'problem')).toEqual([]);
      const truth = apply(emptyCopy(), await readWhole(connector));
      expect(view(without(apply(apply(emptyCopy(), whole), events), truth))).toEqual(view(truth));
      expect(await readChangesSince(connector, withoutOverlap(cursorOf(events)))).not.toContainEqual(
        expect.objectContaining({ kind: 'problem' }),
      );
    }));

  it('finds the groups that have named somebody long before they came', () =>
    withRig(
      async ({ slapd, connector, cursor, whole }) => {
        const admin = await slapd.admin();
        await movePerson(admin, `uid=far,${elsewhere.dn}`, PEOPLE_DN);
        await addPerson(admin, person('late'));
        await admin.unbind();
        const events = await readChangesSince(connector, cursor);
        expect(loginsIn(events)).toEqual(['far', 'late']);
        const late = events.find((event) => event.kind === 'user' && event.record.attributes.uid === 'late');
        const [early] = whole.filter((event) => event.kind === 'group' && event.record.name === 'early');
        if (late?.kind !== 'user' || early?.kind !== 'group') throw new Error('not found');
        expect(events).toContainEqual({ kind: 'members', group: early.record.id, add: [{ kind: 'user', id: late.record.id }] });
      },
      {
        entries: [...crowd(20, 1), elsewhere, person('far', {}, elsewhere.dn), group('early', [at('late'), at('user0001')])],
      },
    ));

  it('says who was moved away from the base, and who no longer matches the filter', () =>
    withRig(
      async ({ slapd, connector, whole, cursor }) => {
        const admin = await slapd.admin();
        await movePerson(admin, at('user0003'), elsewhere.dn);
        await setAttribute(admin, at('user0004'), 'employeeType', 'left');
        await admin.unbind();
        const events = await readChangesSince(connector, cursor);
        const idOf = (login: string) =>
          whole.flatMap((one) => (one.kind === 'user' && one.record.attributes.uid === login ? [one.record.id] : []))[0];
        const removed = events.flatMap((event) => (event.kind === 'removed' ? [[event.object.id, event.reason]] : []));
        expect(removed).toEqual(
          expect.arrayContaining([
            [idOf('user0003'), 'left-scope'],
            [idOf('user0004'), 'left-scope'],
          ]),
        );
        expect(removed).toHaveLength(2);
      },
      { values: { userFilter: '(&(objectClass=inetOrgPerson)(!(employeeType=left)))' } },
    ));

  it('reads groups inside a changed group that were nobody’s concern before', () => {
    const inner = group('inner', [at('user0005')]);
    const outer = group('outer', [at('user0006')]);
    const scope = { ...everything, wantsMembersOf: ({ name }: { name: string }) => name === 'outer' };
    return withRig(
      async ({ slapd, connector }) => {
        const whole = await readWhole(connector, scope);
        const admin = await slapd.admin();
        await changeMembers(admin, outer.dn, { add: [inner.dn] });
        await admin.unbind();
        const events = await readChangesSince(connector, withoutOverlap(cursorOf(whole)), scope);
        const truth = apply(emptyCopy(), await readWhole(connector, scope));
        expect(view(apply(apply(emptyCopy(), whole), events))).toEqual(view(truth));
        expect(truth.members.size).toBe(2);
      },
      { entries: [...crowd(10, 0), inner, outer] },
    );
  });

  it('reads all groups when very many people changed', () =>
    withRig(
      async ({ slapd, connector, whole, cursor }) => {
        const admin = await slapd.admin();
        for (let n = 1; n <= 505; n += 1) await setAttribute(admin, at(`user${String(n).padStart(4, '0')}`), 'title', 'Captain');
        await admin.unbind();
        const events = await readChangesSince(connector, cursor);
        expect(loginsIn(events)).toHaveLength(505);
        expect(groupsIn(events)).toEqual(['group0001', 'group0002']);
        const truth = apply(emptyCopy(), await readWhole(connector));
        expect(view(apply(apply(emptyCopy(), whole), events))).toEqual(view(truth));
      },
      { entries: crowd(520, 2) },
    ));
});

describe('the mark of a read', () => {
  it.each([
    ['another scope', (cursor: Cursor) => cursor, { ...everything, fingerprint: 'other' }],
    ['another directory', (cursor: Cursor) => cursor.replace('dc=com', 'dc=org') as Cursor, everything],
    ['another kind', () => 'not a mark' as Cursor, everything],
  ])('is void for %s', (_, change, scope) =>
    withRig(async ({ connector, cursor }) => {
      await expect(readChangesSince(connector, change(cursor), scope)).rejects.toMatchObject({ code: 'source-gone', retry: 'now' });
    }),
  );

  it('is void when the account may no longer search for the time of changes, instead of finding nothing for ever', () =>
    withRig(async ({ slapd, connector, cursor }) => {
      await slapd.restart({ acl: ['access to attrs=modifyTimestamp by * none'] });
      await expect(readChangesSince(connector, cursor)).rejects.toMatchObject({ code: 'source-gone' });
      expect((await readWhole(connector)).some(({ kind }) => kind === 'cursor')).toBe(false);
    }));

  it('is not set after a read with a gap', () =>
    withRig(async ({ slapd, connector, cursor }) => {
      const admin = await slapd.admin();
      await setAttribute(admin, small.dn, 'description', 'changed');
      await admin.unbind();
      await slapd.restart({ acl: [`access to dn.exact="${small.dn}" attrs=member by * none`] });
      const events = await readChangesSince(connector, cursor);
      expect(events).toContainEqual(expect.objectContaining({ kind: 'problem', at: expect.objectContaining({ kind: 'group' }) }));
      expect(events.some(({ kind }) => kind === 'cursor')).toBe(false);
      expect((await readWhole(connector)).some(({ kind }) => kind === 'cursor')).toBe(false);
    }));

  it('is from before the read began by the stamps of the directory, where it shows no clock', () =>
    withRig(
      async ({ slapd, connector, whole, cursor }) => {
        const { at: stamp } = JSON.parse(cursorOf(whole)) as { at: number };
        expect(stamp).toBeLessThan(Date.now());
        const admin = await slapd.admin();
        await setAttribute(admin, at('user0005'), 'title', 'Captain');
        await admin.unbind();
        const events = await readChangesSince(connector, cursor);
        expect(loginsIn(events)).toContain('user0005');
        await pause(2_500);
        // Stamped long ago by now, and still read again for some minutes: the newest stamp is all the clock there is.
        expect(loginsIn(await readChangesSince(connector, cursorOf(events)))).toContain('user0005');
      },
      { monitor: false },
    ));

  it('stops where it is when the run is stopped', () =>
    withRig(async ({ slapd, cursor }) => {
      const stop = new AbortController();
      stop.abort();
      const connector = openConnector(slapdValues(slapd), testHost({ signal: stop.signal }));
      await expect(collect(connector.readDelta?.(everything, cursor))).rejects.toMatchObject({ code: 'stopped' });
      await connector.close();
    }));
});
