/** Leavers: evidence first, then the policy. */
import { decide } from './decide';
import { account, ids, linkTo, NOW, operationOf, person, type WorldInput, world } from './test/world';

const plan = (given: WorldInput) => decide(world(given));
const anna = account('k1', 'anna');
const links = [linkTo('p1', anna)];
const accounts = [anna];

describe('a leaver is', () => {
  it('somebody disabled at the source', () => {
    const result = plan({ people: [person('p1', 'anna', { active: false, status: 'SUSPENDED' })], accounts, links });
    expect(result.operations).toEqual([
      {
        kind: 'deactivate-user',
        id: 'deactivate-user:p1',
        person: { sourceId: 'p1', userKey: 'k1', userName: 'anna' },
        reason: { code: 'disabled-at-source', with: { status: 'SUSPENDED' } },
        before: { active: true },
        after: { active: false },
      },
    ]);
  });

  it('somebody a complete read no longer holds', () => {
    expect(plan({ accounts, links }).operations).toMatchObject([{ kind: 'deactivate-user', reason: { code: 'left-source' } }]);
  });

  it('somebody the source says is gone, even when the read was not complete', () => {
    const source = { complete: { users: false, groups: false }, removed: new Map([['p1', 'deleted' as const]]) };
    expect(plan({ accounts, links, source }).operations).toMatchObject([{ kind: 'deactivate-user', reason: { code: 'left-source' } }]);
  });

  it('somebody out of scope by a rule that could be judged', () => {
    expect(plan({ people: [person('p1', 'anna', { kind: 'guest' })], accounts, links }).operations).toMatchObject([
      { kind: 'deactivate-user', reason: { code: 'left-scope' } },
    ]);
  });
});

describe('nobody is a leaver', () => {
  const withheldOf = (given: WorldInput) => {
    const result = plan(given);
    return [ids(result), result.withheld];
  };

  it('for being absent from a read that was not complete', () => {
    expect(withheldOf({ accounts, links, source: { complete: { users: false, groups: true } } })).toEqual([
      [],
      [{ kind: 'deactivate-user', because: 'users-read-incomplete', count: 1, sourceId: 'p1' }],
    ]);
  });

  it('for a record that could not be read', () => {
    const error = { code: 'source-protocol', message: 'unreadable', retry: 'never', blame: 'source' } as const;
    const problems = [{ at: { kind: 'user' as const, id: 'p1' }, error }];
    expect(withheldOf({ accounts, links, source: { problems } })[0]).toEqual([]);
    expect(withheldOf({ people: [person('p1', 'anna', { active: false })], accounts, links, source: { problems } })[0]).toEqual([]);
  });

  it('for a scope that could not be judged', () => {
    const given: WorldInput = {
      people: [person('p1', 'anna')],
      groups: { staff: [] },
      accounts,
      links,
      rules: { scope: { requiredGroups: ['staff'] } },
    };
    expect(ids(plan(given))).toEqual(['deactivate-user:p1']);
    const members = new Map([['staff', { members: [], complete: false }]]);
    expect(withheldOf({ ...given, source: { members } })).toEqual([
      [],
      [{ kind: 'deactivate-user', because: 'members-read-incomplete', count: 1, sourceId: 'p1' }],
    ]);
  });

  it('who is not linked, protected, or on the never-touch list', () => {
    expect(withheldOf({ accounts })).toEqual([[], []]);
    const withheld = [{ kind: 'deactivate-user', because: 'protected', count: 1, sourceId: 'p1' }];
    expect(withheldOf({ accounts, links, target: { protectedKeys: new Set(['k1']) } })).toEqual([[], withheld]);
    expect(withheldOf({ accounts, links, rules: { scope: { neverTouch: ['anna'] } } })).toEqual([[], withheld]);
  });

  it('whose account is gone already', () => {
    expect(withheldOf({ links })).toEqual([[], []]);
    expect(withheldOf({ links, target: { complete: { users: false, groups: true } } })).toEqual([
      [],
      [{ kind: 'deactivate-user', because: 'target-read-incomplete', count: 1, sourceId: 'p1' }],
    ]);
  });

  it('twice: withheld people are counted together', () => {
    const bob = account('k2', 'bob');
    const both = { accounts: [anna, bob], links: [...links, linkTo('p2', bob)] };
    expect(withheldOf({ ...both, source: { complete: { users: false, groups: true } } })[1]).toEqual([
      { kind: 'deactivate-user', because: 'users-read-incomplete', count: 2 },
    ]);
  });
});

describe('the leaver policy', () => {
  const inGroups = (leavers: object, link = linkTo('p1', anna, { grantedGroups: ['eng', 'licence', 'gone'] })) =>
    plan({
      groups: { eng: [], ops: [] },
      accounts,
      links: [link],
      targetGroups: { Eng: ['k1'], ops: ['k1'], Licence: ['k1'], private: ['k1'] },
      rules: { groups: { include: ['*'] }, leavers },
    });

  it('deactivates and takes out of managed and granted groups, by default', () => {
    const result = inGroups({});
    expect(ids(result)).toEqual(['remove-member:p1:eng', 'remove-member:p1:licence', 'remove-member:p1:ops', 'deactivate-user:p1']);
    expect(operationOf(result, 'remove-member:p1:licence')).toMatchObject({ group: 'Licence', reason: { code: 'left-source' } });
  });

  it('can leave memberships alone', () => {
    expect(ids(inGroups({ removeGroups: false }))).toEqual(['deactivate-user:p1']);
  });

  it('can keep everything as it is', () => {
    expect(inGroups({ action: 'keep' })).toMatchObject({ operations: [], withheld: [] });
  });

  it('can take groups only', () => {
    expect(ids(inGroups({ action: 'remove-groups', removeGroups: false }))).toEqual([
      'remove-member:p1:eng',
      'remove-member:p1:licence',
      'remove-member:p1:ops',
    ]);
  });

  it.each([
    ['delete', 'delete-user:p1'],
    ['anonymize', 'anonymize-user:p1'],
  ])('%s deactivates at once and acts when the grace period is over', (action, id) => {
    const closed = { ...anna, active: false };
    const run = (leftAt: string | null, user = closed, graceDays = 30) =>
      ids(plan({ accounts: [user], links: [linkTo('p1', user, { leftAt })], rules: { leavers: { action, graceDays } } }));
    expect(run(null, anna)).toEqual(['deactivate-user:p1']);
    expect(run('2026-01-30T12:00:00.001Z')).toEqual([]);
    expect(run('2026-01-30T12:00:00.000Z')).toEqual([id]);
    expect(run('2025-01-01T00:00:00.000Z', anna)).toEqual(['deactivate-user:p1', id]);
    expect(run(null, anna, 0)).toEqual(['deactivate-user:p1', id]);
  });

  it('names the day of leaving when the grace period is over', () => {
    const leftAt = '2025-12-01T00:00:00.000Z';
    const result = plan({
      accounts,
      links: [linkTo('p1', anna, { leftAt })],
      rules: { leavers: { action: 'delete' } },
      input: { now: NOW },
    });
    expect(operationOf(result, 'delete-user:p1')?.reason).toEqual({ code: 'grace-over', with: { leftAt } });
  });
});
