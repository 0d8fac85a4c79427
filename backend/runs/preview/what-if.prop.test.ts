import fc from 'fast-check';
import { linkAfter } from '../../domain/decide/applied-state';
import { account, linkTo, person, rulesOf } from '../../domain/decide/test/world';
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import type { SyncRules } from '../../domain/rules/sync-rules';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import { affectedPeople, previewPeople } from './preview-people';
import { decideWhatIf } from './what-if';

const NOW = '2026-03-01T12:00:00.000Z';
const GROUPS = ['red', 'green', 'blue'];

const people = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 12 }).map(String),
    linked: fc.boolean(),
    active: fc.boolean(),
    groups: fc.subarray(GROUPS),
  }),
  { selector: ({ id }) => id, maxLength: 10 },
);
const anyRules = fc
  .record({ include: fc.subarray(GROUPS), prefix: fc.constantFrom('', 'x-'), path: fc.constantFrom('name', 'email') })
  .map(({ include, prefix, path }) =>
    rulesOf({
      mapping: [
        { to: 'username', from: [{ kind: 'attribute', path: 'login' }] },
        { to: 'displayName', from: [{ kind: 'attribute', path }] },
        { to: 'email', from: [{ kind: 'attribute', path: 'email' }] },
      ],
      groups: { include, prefix },
    }),
  );

function worldOf(list: readonly { id: string; linked: boolean; active: boolean; groups: string[] }[]) {
  const users = new Map(list.map(({ id, active }) => [id, person(id, `p${id}`, { active })]));
  const snapshot: SourceSnapshot = {
    users,
    groups: new Map(GROUPS.map((id) => [id, { id, name: id, attributes: {} }])),
    members: new Map(
      GROUPS.map((group) => [
        group,
        { complete: true, members: list.filter(({ groups }) => groups.includes(group)).map(({ id }) => ({ kind: 'user' as const, id })) },
      ]),
    ),
    complete: { users: true, groups: true },
    removed: new Map(),
    problems: [],
  };
  const links = new Map(list.filter(({ linked }) => linked).map(({ id }) => [id, linkTo(id, account(`k${id}`, `p${id}`))]));
  return { snapshot, links };
}

function ask(snapshot: SourceSnapshot, links: ReadonlyMap<SourceId, Link>, rules: SyncRules, saved: SyncRules) {
  const elsewhere = { self: { connectorId: 'okta', precedence: 100 }, claims: new Map() };
  return decideWhatIf({ snapshot, links, elsewhere, rules, saved, expressions: new Map(), now: NOW }, async () => undefined);
}

describe('decideWhatIf', () => {
  it('finds nothing to do once everything it said was done', async () => {
    await fc.assert(
      fc.asyncProperty(people, anyRules, anyRules, async (list, rules, saved) => {
        const { snapshot, links } = worldOf(list);
        const after = new Map<SourceId, Link>(links);
        for (const operation of (await ask(snapshot, links, rules, saved)).plan.operations) {
          if (!('person' in operation)) continue;
          const { sourceId, userKey, userName } = operation.person;
          const link = linkAfter(after.get(sourceId) ?? null, operation, { key: userKey ?? `k${sourceId}`, name: userName }, NOW);
          if (link) after.set(sourceId, link);
          else after.delete(sourceId);
        }
        const again = (await ask(snapshot, after, rules, rules)).plan.operations.filter(({ kind }) => kind !== 'create-group');
        expect(again).toEqual([]);
      }),
    );
  });

  it('shows every operation of a person in what is before and after, and nobody else as changed', async () => {
    await fc.assert(
      fc.asyncProperty(people, anyRules, anyRules, async (list, rules, saved) => {
        const { snapshot, links } = worldOf(list);
        const whatIf = await ask(snapshot, links, rules, saved);
        const affected = affectedPeople(whatIf);
        const shown = previewPeople(whatIf, links, [...snapshot.users.keys()]);
        for (const one of shown) {
          const changes = one.attributes.filter(({ changed }) => changed).length + one.groupsAdded.length + one.groupsRemoved.length;
          expect(changes > 0).toBe(affected.has(one.sourceId));
          for (const { before, after, changed } of one.attributes) if (!changed && links.has(one.sourceId)) expect(after).toEqual(before);
        }
        const moves = whatIf.plan.operations.filter(({ kind }) => kind === 'add-member' || kind === 'remove-member').length;
        expect(shown.reduce((sum, one) => sum + one.groupsAdded.length + one.groupsRemoved.length, 0)).toBe(moves);
      }),
    );
  });
});
