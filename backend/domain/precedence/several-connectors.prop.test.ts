/** What holds whatever several connectors say about the people of one target, in whatever order they run. */
import fc from 'fast-check';
import { sameDisplayName, sameEmail } from '../decide/compare-values';
import { desirePeople } from '../decide/desire';
import { arbitraryWorld, snapshotOf } from '../decide/test/arbitrary-world';
import { NOW } from '../decide/test/world';
import { foldName } from '../patterns/fold-name';
import { compilePatterns } from '../patterns/name-pattern';
import { REMOVING } from '../plan/operation';
import type { Plan } from '../plan/plan';
import type { ReadEvent } from '../read-events';
import { outranks } from './claim';
import { type ConnectorState, runOne, runRound, type SharedWorld } from './test/shared-target';
import { wishesOf } from './wishes';

jest.setTimeout(60_000);

const RUNS = { numRuns: 300 };
const SETTLED_AFTER = 6;

interface WorldOfEvents extends SharedWorld {
  /** What each source says in a read that ends well. */
  readonly events: readonly (readonly ReadEvent[])[];
}

/** Two or three connectors of any rules, with links to the same few accounts. */
const worldOfEvents: fc.Arbitrary<WorldOfEvents> = fc
  .tuple(fc.array(arbitraryWorld, { minLength: 2, maxLength: 3 }), fc.array(fc.constantFrom(10, 100), { minLength: 3, maxLength: 3 }))
  .map(([worlds, precedences]) => ({
    target: worlds[0]?.input.target ?? fail(),
    connectors: worlds.map(({ input }, place) => ({
      rank: { connectorId: `c${place}`, precedence: precedences[place] ?? 100 },
      source: input.source,
      links: input.links,
      rules: input.rules,
    })),
    events: worlds.map(({ events }) => events),
  }));
const sharedWorld: fc.Arbitrary<SharedWorld> = worldOfEvents;
const order = fc.array(fc.nat({ max: 2 }), { maxLength: 9 });

function fail(): never {
  throw new Error('There is no world.');
}

function settle(world: SharedWorld): { readonly plans: readonly Plan[]; readonly world: SharedWorld } {
  let current = world;
  for (let round = 0; round < SETTLED_AFTER; round += 1) current = runRound(current).world;
  return runRound(current);
}

const desiredOf = ({ source, links, rules }: ConnectorState) => desirePeople(source, links, rules, new Map(), NOW);

function presentKeys(connector: ConnectorState | undefined): ReadonlySet<string> {
  return new Set([...(connector?.links.values() ?? [])].flatMap(({ userKey, leftAt }) => (leftAt === null ? [userKey] : [])));
}

/** The connector that has the say about an account: the first where the person is present. */
function ownerOf({ connectors }: SharedWorld, key: string): ConnectorState | null {
  const present = connectors.filter(({ links }) => [...links.values()].some(({ userKey, leftAt }) => userKey === key && leftAt === null));
  return present.sort((a, b) => (outranks(a.rank, b.rank) ? -1 : 1))[0] ?? null;
}

describe('several connectors of one target', () => {
  it('come to rest, in whatever order they ran before', () => {
    fc.assert(
      fc.property(sharedWorld, order, (world, places) => {
        let current = world;
        for (const place of places) if (place < world.connectors.length) current = runOne(current, place).world;
        for (const { operations } of settle(current).plans) expect(operations).toEqual([]);
      }),
      RUNS,
    );
  });

  it('come to rest as well when the target tells only keys and names of accounts', () => {
    fc.assert(
      fc.property(sharedWorld, (world) => {
        const users = new Map([...world.target.users].map(([key, user]) => [key, { ...user, detail: 'unknown' as const }]));
        for (const { operations } of settle({ ...world, target: { ...world.target, users } }).plans) expect(operations).toEqual([]);
      }),
      RUNS,
    );
  });

  it('never close the account of somebody who is present in another', () => {
    fc.assert(
      fc.property(sharedWorld, order, (world, places) => {
        let current = world;
        for (const place of places) {
          if (place >= world.connectors.length) continue;
          const others = current.connectors.filter((_, at) => at !== place);
          const { plan, world: next } = runOne(current, place);
          for (const operation of plan.operations) {
            if (!('person' in operation) || !REMOVING.has(operation.kind)) continue;
            const key = operation.person.userKey;
            const claims = others
              .flatMap(({ links }) => [...links.values()])
              .filter((link) => link.userKey === key && link.leftAt === null);
            if (operation.kind !== 'remove-member') expect(claims).toEqual([]);
            else for (const claim of claims) expect(wishesOf(claim)).not.toContain(foldName(operation.group));
          }
          current = next;
        }
      }),
      RUNS,
    );
  });

  it('leave everybody with the values of the first in rank and the groups of all', () => {
    fc.assert(
      fc.property(sharedWorld, (world) => {
        const { plans, world: settled } = settle(world);
        for (const [place, connector] of settled.connectors.entries()) {
          const spared = compilePatterns(connector.rules.scope.neverTouch);
          const named = new Set(plans[place]?.problems.map(({ at }) => at?.id));
          for (const person of desiredOf(connector).people.values()) {
            const key = connector.links.get(person.sourceId)?.userKey ?? '';
            const user = settled.target.users.get(key);
            if (person.verdict !== 'in-scope' || user === undefined || named.has(person.sourceId)) continue;
            const { username = '', displayName, email } = person.mapped.fields;
            if (settled.target.protectedKeys.has(key) || spared.matches(user.name) || spared.matches(username)) continue;
            for (const group of person.groups) {
              const members = settled.target.members.get(group.key);
              if (members) expect(members.keys).toContain(key);
            }
            if (ownerOf(settled, key) !== connector) continue;
            expect(user.active).toBe(true);
            if (connector.rules.matching.renameUsers) expect(foldName(user.name)).toBe(foldName(username));
            if (displayName) expect(sameDisplayName(user.displayName, displayName)).toBe(true);
            if (email !== undefined) expect(sameEmail(user.email, email ?? '')).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('take nothing away because another one was read in part', () => {
    fc.assert(
      fc.property(worldOfEvents, fc.infiniteStream(fc.integer({ min: 0, max: 4 })), (world, dice) => {
        const { world: settled } = settle(world);
        const kept = world.events[0]?.filter((event) => event.kind === 'problem' || dice.next().value !== 0) ?? [];
        const connectors = settled.connectors.map((connector, at) => (at === 0 ? { ...connector, source: snapshotOf(kept) } : connector));
        let { world: current } = runOne({ ...settled, connectors }, 0);
        // Whoever it newly found in what it read is open on its word, and no longer has what another gave and lets go.
        const before = presentKeys(settled.connectors[0]);
        const found = new Set([...presentKeys(current.connectors[0])].filter((key) => !before.has(key)));
        for (const place of [...connectors.keys()].slice(1)) {
          const { plan, world: next } = runOne(current, place);
          const removing = plan.operations.filter((operation) => 'person' in operation && REMOVING.has(operation.kind));
          expect(removing.filter((operation) => !('person' in operation) || !found.has(operation.person.userKey ?? ''))).toEqual([]);
          current = next;
        }
      }),
      RUNS,
    );
  });

  it('pass everything on when one of them is removed', () => {
    fc.assert(
      fc.property(sharedWorld, (world) => {
        const { world: settled } = settle(world);
        const rest = settle({ ...settled, connectors: settled.connectors.slice(1) });
        for (const { operations } of rest.plans) expect(operations).toEqual([]);
        for (const connector of rest.world.connectors) {
          const spared = compilePatterns(connector.rules.scope.neverTouch);
          for (const person of desiredOf(connector).people.values()) {
            const key = connector.links.get(person.sourceId)?.userKey ?? '';
            const user = rest.world.target.users.get(key);
            if (person.verdict !== 'in-scope' || user === undefined || ownerOf(rest.world, key) !== connector) continue;
            const isSpared = [user.name, person.mapped.fields.username ?? ''].some((name) => spared.matches(name));
            if (!isSpared && !rest.world.target.protectedKeys.has(key)) expect(user.active).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });
});
