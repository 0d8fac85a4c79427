import fc from 'fast-check';
import { narrowToPerson } from '../../backend/domain/snapshot/narrow-to-person';
import type { Lease } from '../../backend/store/store';
import { anyLink, anyOperation, anySnapshot } from './any-record';
import { openTestStore, type TestStore } from './postgres';
import { newRun, takeLease } from './run-fixture';

let store: TestStore;
let lease: Lease;
beforeAll(async () => {
  store = await openTestStore();
  lease = await takeLease(store, 'connector:okta');
});
afterAll(async () => {
  await lease.release();
  await store.close();
});

const RUNS = { numRuns: 40 };

describe('what the store gives back equals what was put in', () => {
  it('for operations of every kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOperation, { maxLength: 30 }), async (operations) => {
        const run = await newRun(store);
        await store.journal.savePlan(lease, run, { operations, held: () => false, problems: [], withheld: [] }, {});
        expect((await store.journal.next(run, -1, 1_000)).map(({ operation }) => operation)).toEqual(operations);
      }),
      RUNS,
    );
  });

  it('for links', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyLink, { selector: ({ sourceId }) => sourceId, maxLength: 20 }),
        fc.uuid(),
        async (links, connector) => {
          await store.links.put(lease, connector, links);
          const all = await store.links.all(connector);
          expect(all).toEqual(new Map(links.map((link) => [link.sourceId, link])));
          for (const link of links.slice(0, 2)) expect(await store.links.get(connector, link.sourceId)).toEqual(link);
        },
      ),
      RUNS,
    );
  });

  it('for snapshots, in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(anySnapshot, async (snapshot) => {
        await store.snapshots.save(lease, 'okta', snapshot);
        const loaded = await store.snapshots.load('okta');
        expect(loaded).toEqual(snapshot);
        expect([...(loaded?.users.keys() ?? [])]).toEqual([...snapshot.users.keys()]);
      }),
      RUNS,
    );
  });

  it('for a snapshot around one person, known or not, and for its people alone', async () => {
    await fc.assert(
      fc.asyncProperty(anySnapshot, fc.nat(), async (snapshot, index) => {
        await store.snapshots.save(lease, 'okta', snapshot);
        const ids = [
          ...snapshot.users.keys(),
          ...[...snapshot.members.values()].flatMap(({ members }) => members.map(({ id }) => id)),
          'nobody',
        ];
        const id = ids[index % ids.length] ?? 'nobody';
        expect(await store.snapshots.loadAround('okta', id)).toEqual(narrowToPerson(snapshot, id));
        const people: unknown[] = [];
        expect(await store.snapshots.people('okta', (user) => void people.push(user))).toBe(true);
        expect(people).toEqual([...snapshot.users.values()]);
      }),
      RUNS,
    );
  });
});
