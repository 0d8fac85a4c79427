import fc from 'fast-check';
import { account, linkTo, person } from '../../domain/decide/test/world';
import type { MemberRef } from '../../domain/records';
import { SyncRulesSchema } from '../../domain/rules/sync-rules';
import { narrowToPerson } from '../../domain/snapshot/narrow-to-person';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import { viewPerson } from './person-view';

const userIds = ['u0', 'u1', 'u2', 'u3'];
const groupIds = ['g0', 'g1', 'g2', 'g3'];
const member: fc.Arbitrary<MemberRef> = fc.oneof(
  fc.constantFrom(...userIds, 'stranger').map((id): MemberRef => ({ kind: 'user', id })),
  fc.constantFrom(...groupIds, 'not-listed').map((id): MemberRef => ({ kind: 'group', id })),
);
const lists = fc.array(fc.record({ complete: fc.boolean(), members: fc.array(member, { maxLength: 5 }) }), { minLength: 4, maxLength: 4 });
const complete = fc.record({ users: fc.boolean(), groups: fc.boolean() });

describe('the view of a person', () => {
  it('is the same without everybody else', () => {
    fc.assert(
      fc.property(
        fc.subarray(userIds),
        lists,
        complete,
        fc.subarray(groupIds),
        fc.constantFrom('flatten' as const, 'direct' as const),
        fc.constantFrom(...userIds),
        (present, members, read, requiredGroups, nesting, sourceId) => {
          const snapshot: SourceSnapshot = {
            users: new Map(present.map((id, index) => [id, person(id, `login-${id}`, { active: index !== 1 })])),
            groups: new Map(groupIds.map((id) => [id, { id, name: id, attributes: {} }])),
            members: new Map(members.map((list, index) => [`g${index}`, list])),
            complete: read,
            removed: new Map([['u3', 'deleted']]),
            problems: [],
          };
          const rules = SyncRulesSchema.parse({
            scope: { requiredGroups },
            mapping: [{ to: 'username', from: [{ kind: 'attribute', path: 'login' }] }],
            groups: { include: ['*'], nesting, alwaysAssigned: ['everybody'] },
          });
          const link = sourceId === 'u0' ? null : linkTo(sourceId, account(`key-${sourceId}`, sourceId));
          const view = (from: SourceSnapshot) => viewPerson(sourceId, from, link, rules, new Map(), '2026-01-01T00:00:00.000Z');
          expect(view(narrowToPerson(snapshot, sourceId))).toEqual(view(snapshot));
        },
      ),
      { numRuns: 300 },
    );
  });
});
