/** Day after day of changes: a copy that follows them by reads of changes is what a full read gives. */
import fc from 'fast-check';
import type { Connector, ReadScope } from '../../backend/connectors/spi';
import { foldDelta } from '../../backend/domain/snapshot/apply-delta';
import { createSnapshotBuilder } from '../../backend/domain/snapshot/fold-read-events';
import type { SourceSnapshot } from '../../backend/domain/source-snapshot';
import { sampleCompany } from '../sources/company/sample-company';
import { adCompany } from '../sources/ldap/ad-company';
import { companyEntries } from '../sources/ldap/company-entries';
import { openConnector, slapdValues } from '../sources/ldap/connector-rig';
import {
  apply,
  type Copy,
  cursorOf,
  emptyCopy,
  readChangesSince,
  readWhole,
  view,
  without,
  withoutOverlap,
  withoutStaleNames,
} from '../sources/ldap/delta-rig';
import { startFakeActiveDirectory } from '../sources/ldap/fake-active-directory';
import { followCompany } from '../sources/ldap/follow-company';
import { anyDay, type Happening, live } from '../sources/ldap/live';
import { startSlapd } from '../sources/ldap/slapd';

/** Follows one directory over many days; each day is read both ways. */
async function followDays(
  connector: Connector,
  runs: number,
  happen: (day: readonly Happening[]) => Promise<void>,
  compare: (copy: Copy, truth: Copy) => void,
): Promise<void> {
  const start = await readWhole(connector);
  const copy = apply(emptyCopy(), start);
  let cursor = withoutOverlap(cursorOf(start));
  const days = fc.asyncProperty(anyDay, async (day) => {
    await happen(day);
    const changes = await readChangesSince(connector, cursor);
    cursor = withoutOverlap(cursorOf(changes));
    compare(apply(copy, changes), apply(emptyCopy(), await readWhole(connector)));
  });
  // One history: what comes after a failure would be judged by a copy that is wrong already.
  await fc.assert(days, { numRuns: runs, endOnFailure: true });
}

describe('reads of changes', () => {
  it('equal full reads on slapd, but for deletions, which only full reads find', async () => {
    const company = sampleCompany({ people: 60 });
    const slapd = await startSlapd({ entries: companyEntries(company), monitor: true });
    const following = await followCompany(company, slapd);
    const connector = openConnector(
      slapdValues(slapd, { activeRule: 'inactive-when', activeAttribute: 'employeeType', activeValues: ['left', 'suspended'] }),
    );
    try {
      await followDays(
        connector,
        60,
        async (day) => {
          for (const happening of day) {
            live(company, [happening]);
            await following.settle();
          }
        },
        (copy, truth) => expect(view(withoutStaleNames(without(copy, truth)))).toEqual(view(withoutStaleNames(truth))),
      );
    } finally {
      await connector.close();
      await following.stop();
      await slapd.stop();
    }
  }, 60_000);

  it('equal full reads on Active Directory, deletions included', async () => {
    const company = sampleCompany({ people: 60 });
    const directory = await startFakeActiveDirectory({ entries: () => adCompany(company) });
    const { dn, password } = directory.account;
    const connector = openConnector({ urls: directory.url, encryption: 'none', bindDn: dn, password });
    try {
      await followDays(
        connector,
        100,
        async (day) => live(company, day),
        (copy, truth) => expect(view(copy)).toEqual(view(truth)),
      );
    } finally {
      await connector.close();
      await directory.stop();
    }
  }, 60_000);

  it('folded into the last snapshot equal full reads, for the groups the rules want', async () => {
    const company = sampleCompany({ people: 60 });
    const directory = await startFakeActiveDirectory({ entries: () => adCompany(company) });
    const { dn, password } = directory.account;
    const connector = openConnector({ urls: directory.url, encryption: 'none', bindDn: dn, password });
    const wants = ({ name }: { readonly name: string }) => /^(?:Renamed|Site|Domain)/.test(name);
    const scope: ReadScope = { wantsMembersOf: wants, nesting: 'direct', fingerprint: 'some groups' };
    const whole = async () => {
      const events = await readWhole(connector, scope);
      const builder = createSnapshotBuilder();
      for (const event of events) builder.add(event);
      return { snapshot: builder.build(), cursor: cursorOf(events) };
    };
    try {
      let { snapshot, cursor } = await whole();
      const days = fc.asyncProperty(anyDay, async (day) => {
        live(company, day);
        const changes = await readChangesSince(connector, cursor, scope);
        const fold = foldDelta(snapshot, wants);
        for (const event of changes) fold.add(event);
        const { snapshot: next, unknownMembers } = fold.build();
        expect([fold.isBroken, unknownMembers]).toEqual([false, []]);
        snapshot = next;
        cursor = cursorOf(changes);
        expect(judged(snapshot, wants)).toEqual(judged((await whole()).snapshot, wants));
      });
      await fc.assert(days, { numRuns: 60, endOnFailure: true });
    } finally {
      await connector.close();
      await directory.stop();
    }
  }, 60_000);
});

/** What decisions are made of: records, and of the wanted groups those members who are there. */
function judged({ users, groups, members, complete }: SourceSnapshot, wants: (group: { readonly name: string }) => boolean): unknown {
  const lists = [...groups.values()].filter(wants).map((group) => {
    const list = members.get(group.id);
    const there = list?.members.flatMap(({ kind, id }) => (kind === 'user' && users.has(id) ? [id] : [])).sort();
    return [group.id, { there, complete: list?.complete }] as const;
  });
  return { users: Object.fromEntries(users), groups: Object.fromEntries(groups), lists: Object.fromEntries(lists), complete };
}
