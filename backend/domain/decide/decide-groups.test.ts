/** Groups and memberships. */
import { decide } from './decide';
import { account, codes, ids, linkTo, operationOf, person, type WorldInput, world } from './test/world';

const anna = account('k1', 'anna');
const bob = account('k2', 'bob');

/** Anna and Bob are linked and in scope; groups come to the target under their own names. */
function staff(given: WorldInput & { readonly granted?: readonly string[] }): WorldInput {
  return {
    people: [person('p1', 'anna'), person('p2', 'bob')],
    accounts: [anna, bob],
    links: [linkTo('p1', anna, { grantedGroups: given.granted ?? [] }), linkTo('p2', bob)],
    ...given,
    rules: { ...given.rules, groups: { include: ['*'], ...given.rules?.groups } },
  };
}
const plan = (given: Parameters<typeof staff>[0]) => decide(world(staff(given)));

describe('groups', () => {
  it('that are missing are created, and their members added afterwards', () => {
    const result = plan({ groups: { eng: ['p1', 'p2'] } });
    expect(ids(result)).toEqual(['create-group:eng', 'add-member:p1:eng', 'add-member:p2:eng']);
    expect(operationOf(result, 'create-group:eng')?.reason).toEqual({ code: 'group-missing', with: { sourceGroup: 'eng' } });
    expect(operationOf(result, 'add-member:p1:eng')?.reason).toEqual({ code: 'member-at-source', with: { sourceGroup: 'eng' } });
  });

  it('are a problem instead when creating is switched off', () => {
    const result = plan({ groups: { eng: ['p1'] }, rules: { groups: { createMissing: false } } });
    expect([ids(result), codes(result)]).toEqual([[], ['group-missing']]);
  });

  it('keep the spelling of the target', () => {
    expect(plan({ groups: { eng: ['p1'] }, targetGroups: { ENG: [] } }).operations).toMatchObject([
      { id: 'add-member:p1:eng', group: 'ENG' },
    ]);
  });

  it('are not created while the groups of the target are known in part only', () => {
    const result = plan({ groups: { eng: ['p1'] }, target: { complete: { users: true, groups: false } } });
    expect([ids(result), codes(result)]).toEqual([[], ['target-incomplete']]);
  });

  it('of groups count as well, also in a circle, which is shown', () => {
    const result = plan({ groups: { all: ['eng'], eng: ['all', 'p1'] }, targetGroups: { all: [], eng: [] } });
    expect([ids(result), codes(result)]).toEqual([
      ['add-member:p1:all', 'add-member:p1:eng'],
      ['group-cycle all', 'group-cycle eng'],
    ]);
  });

  it('that are not included are left alone, whoever was given them', () => {
    const result = plan({
      granted: ['eng'],
      groups: { eng: [] },
      targetGroups: { eng: ['k1', 'k2'] },
      rules: { groups: { include: ['ops'] } },
    });
    expect(result).toMatchObject({ operations: [], withheld: [], managed: { people: 2, groups: 0, memberships: 0 } });
  });

  it('everybody is assigned to are added to, never created, and a problem when missing', () => {
    const rules = { groups: { include: [], alwaysAssigned: ['Licence', 'nowhere'] } };
    const result = plan({ targetGroups: { licence: ['k1', 'k9'] }, rules });
    expect([ids(result), codes(result)]).toEqual([['add-member:p2:licence'], ['group-missing']]);
    expect(result.operations[0]?.reason).toEqual({ code: 'always-assigned' });
  });
});

describe('a membership', () => {
  const inEng = { groups: { eng: ['p2'] }, targetGroups: { eng: ['k1', 'k2', 'k9'] } };

  it('the source denies is removed from managed people, and from nobody else', () => {
    const result = plan(inEng);
    expect(result.operations).toMatchObject([
      { id: 'remove-member:p1:eng', reason: { code: 'not-member-at-source' }, person: { userKey: 'k1' } },
    ]);
    expect(result.managed).toEqual({ people: 2, groups: 1, memberships: 2 });
  });

  it.each<[string, Parameters<typeof staff>[0], string]>([
    [
      'the members of the group were read in part',
      { source: { members: new Map([['eng', { members: [{ kind: 'user', id: 'p2' }], complete: false }]]) } },
      'members-read-incomplete',
    ],
    ['the groups were read in part', { source: { complete: { users: true, groups: false } } }, 'groups-read-incomplete'],
    [
      'the members at the target were read in part',
      { target: { members: new Map([['eng', { keys: new Set(['k1', 'k2']), complete: false, mayIncludeNested: false }]]) } },
      'target-read-incomplete',
    ],
    ['nobody is ever removed from the group', { rules: { groups: { neverRemoveFrom: ['e*'] } } }, 'never-remove-from'],
    ['the account is protected', { target: { protectedKeys: new Set(['k1']) } }, 'protected'],
    ['it was made by hand and those are kept', { rules: { groups: { handMade: 'keep' } } }, 'hand-made'],
    ['the person is on the never-touch list', { rules: { scope: { neverTouch: ['anna'] } } }, 'protected'],
    [
      'the person could not be read',
      { people: [person('p2', 'bob')], source: { complete: { users: false, groups: true } } },
      'users-read-incomplete',
    ],
  ])('is not removed when %s', (_why, given, because) => {
    const result = plan({ ...inEng, ...given });
    expect(ids(result)).toEqual([]);
    expect(result.withheld).toContainEqual({ kind: 'remove-member', because, count: 1, group: 'eng', sourceId: 'p1' });
  });

  it('that was given is removed even when those made by hand are kept', () => {
    expect(ids(plan({ ...inEng, granted: ['ENG'], rules: { groups: { handMade: 'keep' } } }))).toEqual(['remove-member:p1:eng']);
  });

  it('of an administration group is never removed', () => {
    for (const name of ['jira-administrators', 'Jira-System-Administrators', 'administrators', 'system-administrators']) {
      const result = plan({ groups: { [name]: [] }, targetGroups: { [name]: ['k1'] } });
      expect([ids(result), result.withheld[0]?.because]).toEqual([[], 'never-remove-from']);
    }
  });

  it('of somebody found at first contact is brought in line at once, if everybody was read', () => {
    const given = { links: [], groups: { eng: ['p2'] }, targetGroups: { eng: ['k1'] } };
    expect(ids(plan(given))).toEqual(['add-member:p2:eng', 'remove-member:p1:eng']);
    const part = plan({ ...given, source: { complete: { users: false, groups: true } } });
    expect([ids(part), part.withheld[0]?.because]).toEqual([['add-member:p2:eng'], 'users-read-incomplete']);
  });

  it('we gave counts as there when the target told its members in part', () => {
    const members = new Map([['eng', { keys: new Set<string>(), complete: false, mayIncludeNested: false }]]);
    const result = plan({ groups: { eng: ['p1', 'p2'] }, targetGroups: { eng: [] }, granted: ['eng'], target: { members } });
    expect(ids(result)).toEqual(['add-member:p2:eng']);
  });

  it('is added only for people whose account exists or is created', () => {
    const people = [person('p1', 'anna'), person('p2', 'ANNA'), person('p3', 'carl')];
    const result = plan({ people, links: [], groups: { eng: ['p1', 'p2', 'p3', 'nobody'] }, targetGroups: { eng: [] } });
    expect(ids(result)).toEqual(['create-user:p3', 'add-member:p3:eng']);
  });

  it('is not added to a protected account, which is shown', () => {
    const result = plan({ groups: { eng: ['p1'] }, targetGroups: { eng: [] }, target: { protectedKeys: new Set(['k1']) } });
    expect([ids(result), codes(result)]).toEqual([[], ['protected-account p1']]);
  });

  it('shares its person and its reason with others, because a million must fit', () => {
    const [first, second] = plan({ groups: { eng: ['p1', 'p2'], ops: ['p1'] }, targetGroups: { eng: [], ops: [] } }).operations;
    if (first?.kind !== 'add-member' || second?.kind !== 'add-member') throw new Error('two memberships expected');
    expect(first.person).toBe(second.person);
    const [, , third] = plan({ groups: { eng: ['p1', 'p2'], ops: ['p1'] }, targetGroups: { eng: [], ops: [] } }).operations;
    expect(third?.reason).toEqual(first.reason);
  });
});

describe('two source groups with one name at the target', () => {
  const given = { groups: { ops: ['p1'], sales: [] }, targetGroups: { united: ['k2'] } };

  it('are united when a rule renames both', () => {
    const rules = { groups: { rename: [{ pattern: '^(ops|sales)$', to: 'united' }] } };
    expect(ids(plan({ ...given, rules }))).toEqual(['add-member:p1:united', 'remove-member:p2:united']);
  });

  it('are not touched otherwise', () => {
    const rules = { groups: { rename: [{ pattern: '^ops$', to: 'sales' }] } };
    const result = plan({ ...given, targetGroups: { sales: ['k2'] }, rules });
    expect([ids(result), codes(result)]).toEqual([[], ['group-name-conflict ops', 'group-name-conflict sales']]);
  });
});
