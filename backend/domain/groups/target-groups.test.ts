import { type GroupRules, GroupRulesSchema } from '../rules/sync-rules';
import type { SourceSnapshot } from '../source-snapshot';
import { planGroups, tryRename } from './target-groups';

const rules = (some: Partial<GroupRules>) => GroupRulesSchema.parse({ include: ['*'], ...some });

function groups(...pairs: [id: string, name: string][]): SourceSnapshot {
  return {
    users: new Map(),
    groups: new Map(pairs.map(([id, name]) => [id, { id, name, attributes: {} }])),
    members: new Map(),
    complete: { users: true, groups: true },
    removed: new Map(),
    problems: [],
  };
}

describe('target groups', () => {
  it('are none by default, so that a first run brings people only', () => {
    expect(planGroups(GroupRulesSchema.parse({}), groups(['1', 'eng'])).byTarget.size).toBe(0);
  });

  it('are what is included and not excluded', () => {
    const plan = planGroups(
      rules({ include: ['eng-*', 'ops'], exclude: ['*-secret'] }),
      groups(['1', 'ENG-core'], ['2', 'eng-secret'], ['3', 'Ops'], ['4', 'hr']),
    );
    expect([...plan.bySource]).toEqual([
      ['1', 'ENG-core'],
      ['3', 'Ops'],
    ]);
    expect(plan.byTarget.get('eng-core')).toEqual({ name: 'ENG-core', sources: ['1'] });
  });

  it('are renamed by the first rule that matches, then prefixed, then put in lower case', () => {
    const some = rules({
      rename: [
        { pattern: '^okta-(.*)$', to: 'J $1' },
        { pattern: 'okta', to: 'never' },
      ],
      prefix: 'Corp-',
      lowerCase: true,
    });
    expect(tryRename(some, 'Okta-Eng')).toEqual({ target: 'corp-j eng' });
    expect(tryRename(some, 'Sales')).toEqual({ target: 'corp-sales' });
  });

  it('keep the part of the name a rename rule does not match', () => {
    expect(tryRename(rules({ rename: [{ pattern: 'okta-', to: 'j.' }] }), 'my okta-eng')).toEqual({ target: 'my j.eng' });
  });

  it('say in the try-out why a group is not brought over', () => {
    expect(tryRename(rules({ include: ['x'] }), 'y')).toEqual({ target: null, why: 'No include pattern matches the name.' });
    expect(tryRename(rules({ exclude: ['y'] }), 'y')).toEqual({ target: null, why: 'An exclude pattern matches the name.' });
    expect(tryRename(rules({ rename: [{ pattern: '.*', to: '$2' }] }), 'y')).toEqual({ target: '$2' });
    expect(tryRename(rules({ rename: [{ pattern: '.*', to: ' ' }] }), 'y')).toMatchObject({ target: null });
  });

  it('touch neither of two source groups of one name', () => {
    const plan = planGroups(rules({ rename: [{ pattern: '^a', to: 'b' }] }), groups(['1', 'alpha'], ['2', 'Alpha'], ['3', 'other']));
    expect([...plan.bySource.keys()]).toEqual(['3']);
    expect([...plan.blocked]).toEqual(['blpha']);
    expect(plan.problems.map((problem) => [problem.code, problem.at?.id])).toEqual([
      ['group-name-conflict', '1'],
      ['group-name-conflict', '2'],
    ]);
  });

  it('touch neither when a renamed group lands on the name of another', () => {
    const plan = planGroups(rules({ rename: [{ pattern: '^dev$', to: 'eng' }] }), groups(['1', 'dev'], ['2', 'eng']));
    expect(plan.byTarget.size).toBe(0);
    expect(plan.blocked.has('eng')).toBe(true);
  });

  it('unite groups that rename rules bring together on purpose', () => {
    const plan = planGroups(rules({ rename: [{ pattern: '^(dev|qa)$', to: 'eng' }] }), groups(['2', 'qa'], ['1', 'dev']));
    expect(plan.byTarget.get('eng')).toEqual({ name: 'eng', sources: ['1', '2'] });
    expect(plan.problems).toEqual([]);
  });

  it('find one name in composed and decomposed letters', () => {
    const plan = planGroups(rules({}), groups(['1', 'équipe'], ['2', 'e\u0301quipe']));
    expect(plan.blocked.size).toBe(1);
  });

  it('report names Jira would not take', () => {
    const plan = planGroups(rules({}), groups(['1', ' '], ['2', 'x'.repeat(300)], ['3', '\u202ex'], ['__proto__', 'constructor']));
    expect(plan.problems.map((problem) => problem.code)).toEqual(['group-name-invalid', 'group-name-invalid', 'group-name-invalid']);
    expect(plan.problems.every((problem) => problem.message.length < 250)).toBe(true);
    expect(plan.byTarget.get('constructor')).toEqual({ name: 'constructor', sources: ['__proto__'] });
  });
});
