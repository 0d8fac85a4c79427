import type { SourceUser } from '../../domain/records';
import { GroupRulesSchema, ScopeSchema } from '../../domain/rules/sync-rules';
import type { SourceSnapshot } from '../../domain/source-snapshot';
import { countScope } from './count-scope';

const person = (id: string, change: Partial<SourceUser> = {}): readonly [string, SourceUser] => [
  id,
  { id, active: true, status: 'ACTIVE', kind: 'member', attributes: { department: 'Sales' }, ...change },
];
const snapshot: SourceSnapshot = {
  users: new Map([
    person('ada'),
    person('bea'),
    person('cleo', { attributes: { department: 'Legal' } }),
    person('dana', { active: false }),
    person('guest', { kind: 'guest' }),
  ]),
  groups: new Map(['staff', 'staff-eu', 'other'].map((id) => [id, { id, name: id, attributes: {} }])),
  members: new Map([['staff', { members: [{ kind: 'user', id: 'ada' }], complete: true }]]),
  complete: { users: true, groups: true },
  removed: new Map(),
  problems: [],
};
const count = (scope: object = {}, groups: object = {}) =>
  countScope({ scope: ScopeSchema.parse(scope), groups: GroupRulesSchema.parse(groups) }, snapshot, ({ id }) => id);

describe('counting who is in scope', () => {
  it('counts people, those who are disabled, and those a rule leaves out, with the rule', () => {
    expect(count().people).toEqual({
      read: 5,
      inScope: 3,
      inactive: 1,
      unknown: 0,
      leftOut: [{ rule: 'guests are excluded', count: 1 }],
      examples: ['ada', 'bea', 'cleo'],
    });
    const conditions = [{ attribute: 'department', operator: 'equals', value: 'Legal' }];
    expect(count({ conditions, guests: 'include' }).people).toMatchObject({ inScope: 1, examples: ['cleo'] });
  });

  it('counts the members of required groups', () => {
    expect(count({ requiredGroups: ['staff'] }).people).toMatchObject({ inScope: 1, examples: ['ada'] });
  });

  it('does not guess where the members of a group were not read, and says of how many groups', () => {
    const answer = count({ requiredGroups: ['staff*'] });
    expect(answer.people).toMatchObject({ inScope: 1, unknown: 2 });
    expect(answer.groups.membersUnread).toBe(1);
  });

  it('counts the groups that come to Jira', () => {
    expect(count({}, { include: ['*'], exclude: ['other'] }).groups).toEqual({
      read: 3,
      inScope: 2,
      examples: ['staff', 'staff-eu'],
      membersUnread: 0,
    });
  });

  it('says which required group the source does not have', () => {
    expect(count({ requiredGroups: ['nobody'] }).problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('"nobody"') }),
    ]);
  });
});
