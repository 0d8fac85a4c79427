import type { Json } from '../json';
import type { SourceUser } from '../records';
import { type Scope, ScopeSchema } from '../rules/sync-rules';
import { flattenMembers } from '../snapshot/flatten-members';
import type { SourceSnapshot } from '../source-snapshot';
import { compileScope } from './judge-scope';

const person = (attributes: { [key: string]: Json } = {}, more: Partial<SourceUser> = {}): SourceUser => ({
  id: 'ada',
  active: true,
  status: 'ACTIVE',
  kind: 'member',
  attributes,
  ...more,
});

function snapshot(groups: Record<string, { users: string[]; complete?: boolean }> = {}, groupsComplete = true): SourceSnapshot {
  return {
    users: new Map(),
    groups: new Map(Object.keys(groups).map((id) => [id, { id, name: id, attributes: {} }])),
    members: new Map(
      Object.entries(groups).map(([id, group]) => [
        id,
        { members: group.users.map((user) => ({ kind: 'user' as const, id: user })), complete: group.complete ?? true },
      ]),
    ),
    complete: { users: true, groups: groupsComplete },
    removed: new Map(),
    problems: [],
  };
}

function judge(scope: Partial<Record<keyof Scope, unknown>>, user: SourceUser, source = snapshot()) {
  return compileScope(ScopeSchema.parse(scope), source, flattenMembers(source, 'flatten')).judge(user);
}

const holds = (operator: string, value: string, attributes: { [key: string]: Json }) =>
  judge({ conditions: [{ attribute: 'dept', operator, value }] }, person(attributes)).in;

describe('scope', () => {
  it('holds everybody but guests and service accounts by default', () => {
    expect(judge({}, person())).toEqual({ in: true });
    expect(judge({}, person({}, { kind: 'guest' }))).toEqual({ in: false, rule: 'guests are excluded' });
    expect(judge({}, person({}, { kind: 'service' }))).toEqual({ in: false, rule: 'service accounts are excluded' });
    expect(judge({ guests: 'include', serviceAccounts: 'include' }, person({}, { kind: 'guest' }))).toEqual({ in: true });
  });

  it('knows every operator, without case', () => {
    expect(holds('equals', 'sales', { dept: 'Sales' })).toBe(true);
    expect(holds('equals', 'sales', { dept: 'Sale' })).toBe(false);
    expect(holds('equals', 'sales', { dept: ['hr', 'SALES'] })).toBe(true);
    expect(holds('not-equals', 'sales', { dept: ['hr', 'SALES'] })).toBe(false);
    expect(holds('not-equals', 'sales', {})).toBe(true);
    expect(holds('contains', 'AL', { dept: 'sales' })).toBe(true);
    expect(holds('starts-with', 'sa', { dept: 'Sales' })).toBe(true);
    expect(holds('ends-with', 'sa', { dept: 'Sales' })).toBe(false);
    expect(holds('matches', '^s.l', { dept: 'Sales' })).toBe(true);
    expect(holds('present', '', { dept: { nested: true } })).toBe(true);
    expect(holds('present', '', { dept: '' })).toBe(false);
    expect(holds('absent', '', {})).toBe(true);
    expect(holds('equals', 'true', { dept: true })).toBe(true);
  });

  it('judges by the vendor status too', () => {
    expect(
      judge({ conditions: [{ attribute: '$status', operator: 'not-equals', value: 'STAGED' }] }, person({}, { status: 'STAGED' })).in,
    ).toBe(false);
  });

  it('does not throw anybody out by a condition that cannot be judged', () => {
    expect(holds('equals', 'x', { dept: { name: 'x' } })).toBe('unknown');
    expect(holds('matches', '(', { dept: 'x' })).toBe('unknown');
  });

  it('lets a rule that certainly excludes win over one in doubt', () => {
    const conditions = [
      { attribute: 'odd', operator: 'equals', value: 'x' },
      { attribute: 'dept', operator: 'present' },
    ];
    expect(judge({ conditions }, person({ odd: {} })).in).toBe(false);
    expect(judge({ conditions }, person({ odd: {}, dept: 'x' })).in).toBe('unknown');
  });

  it('wants membership in one of the required groups', () => {
    const source = snapshot({ 'jira-users': { users: ['ada'] }, other: { users: ['bob'] } });
    expect(judge({ requiredGroups: ['Jira-*', 'x'] }, person(), source)).toEqual({ in: true });
    expect(judge({ requiredGroups: ['jira-*'] }, person({}, { id: 'bob' }), source)).toEqual({
      in: false,
      rule: 'not in a required group',
    });
  });

  it('does not know about absence from a required group that was read in part', () => {
    const source = snapshot({ 'jira-users': { users: ['ada'], complete: false } });
    expect(judge({ requiredGroups: ['jira-users'] }, person(), source)).toEqual({ in: true });
    expect(judge({ requiredGroups: ['jira-users'] }, person({}, { id: 'bob' }), source).in).toBe('unknown');
    expect(judge({ requiredGroups: ['jira-users'] }, person(), snapshot({}, false)).in).toBe('unknown');
  });

  it('reports a required group the source does not have', () => {
    const source = snapshot({ eng: { users: [] } });
    const scope = ScopeSchema.parse({ requiredGroups: ['eng', 'egn'] });
    expect(compileScope(scope, source, flattenMembers(source, 'flatten')).problems.map((problem) => problem.message)).toEqual([
      expect.stringContaining('"egn"'),
    ]);
  });
});
