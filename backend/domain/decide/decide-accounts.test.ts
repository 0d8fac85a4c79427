/** Joiners and movers: what becomes of accounts of people in scope. */
import { decide } from './decide';
import { account, codes, ids, linkTo, operationOf, person, type WorldInput, world } from './test/world';

const plan = (given: WorldInput) => decide(world(given));

describe('somebody new', () => {
  it('is created with the mapped values', () => {
    const { operations, inScope, unchanged } = plan({ people: [person('p1', 'anna')] });
    expect(operations).toEqual([
      {
        kind: 'create-user',
        id: 'create-user:p1',
        person: { sourceId: 'p1', userKey: null, userName: 'anna' },
        reason: { code: 'joined' },
        before: null,
        after: { name: 'anna', displayName: 'Name of anna', email: 'anna@corp.test', active: true },
      },
    ]);
    expect([inScope, unchanged]).toEqual([1, 0]);
  });

  it('is linked to the account of the same user name, without regard to case, and brought up to date', () => {
    const result = plan({ people: [person('p1', 'anna')], accounts: [account('k1', 'ANNA', { displayName: 'Old', active: false })] });
    expect(result.linkUpdates).toEqual([{ sourceId: 'p1', userKey: 'k1', matched: true }]);
    expect(ids(result)).toEqual(['reactivate-user:p1', 'update-user:p1']);
    expect(operationOf(result, 'update-user:p1')).toMatchObject({ before: { displayName: 'Old' }, after: { displayName: 'Name of anna' } });
  });

  it('is linked by mail address and renamed, when that is what people are found by', () => {
    const result = plan({
      people: [person('p1', 'anna', { attributes: { email: 'A@corp.test' } })],
      accounts: [account('k1', 'old.anna', { displayName: 'Name of anna', email: 'a@corp.test' })],
      rules: { matching: { by: 'email' } },
    });
    expect(result.linkUpdates).toEqual([{ sourceId: 'p1', userKey: 'k1', matched: true }]);
    expect(ids(result)).toEqual(['rename-user:p1']);
  });

  it('is neither found nor created when two accounts have the mail address', () => {
    const email = 'a@corp.test';
    const result = plan({
      people: [person('p1', 'anna', { attributes: { email } })],
      accounts: [account('k1', 'x', { email }), account('k2', 'y', { email })],
      rules: { matching: { by: 'email' } },
    });
    expect([ids(result), codes(result), result.linkUpdates]).toEqual([[], ['ambiguous-match p1'], []]);
  });

  it('never takes the account of a colleague', () => {
    const anna = account('k1', 'anna');
    const taken = plan({
      people: [person('p1', 'anna'), person('p2', 'anna2')],
      accounts: [anna],
      links: [linkTo('p2', anna)],
      rules: { matching: { renameUsers: false } },
    });
    expect(codes(taken)).toEqual(['username-conflict p1']);
  });

  it('is not created where an account nobody is matched to has the name', () => {
    const result = plan({ people: [person('p1', 'anna')], accounts: [account('k1', 'Anna')], rules: { matching: { by: 'never' } } });
    expect([ids(result), codes(result)]).toEqual([[], ['username-taken p1']]);
  });

  it('is never linked to a protected account', () => {
    const result = plan({
      people: [person('p1', 'admin')],
      accounts: [account('k1', 'admin')],
      target: { protectedKeys: new Set(['k1']) },
    });
    expect([ids(result), codes(result), result.linkUpdates]).toEqual([[], ['protected-account p1'], []]);
  });

  it('is left alone when the user name is on the never-touch list', () => {
    const rules = { scope: { neverTouch: ['svc-*'] } };
    expect(plan({ people: [person('p1', 'svc-build')], rules })).toMatchObject({ operations: [], problems: [] });
    expect(plan({ people: [person('p1', 'svc-build')], accounts: [account('k1', 'SVC-build')], rules })).toMatchObject({
      operations: [],
      linkUpdates: [],
    });
  });

  it('is a problem without a user name or a mail address', () => {
    const nameless = person('p1', 'x', { attributes: { login: null } });
    const mailless = person('p2', 'anna', { attributes: { email: null } });
    const result = plan({ people: [nameless, mailless] });
    expect([ids(result), codes(result)]).toEqual([[], ['email-invalid p2', 'mapping-failed p1']]);
  });

  it('is not created while the target is known in part only', () => {
    const result = plan({ people: [person('p1', 'anna')], target: { complete: { users: false, groups: true } } });
    expect([ids(result), codes(result)]).toEqual([[], ['target-incomplete']]);
  });
});

describe('two people with one user name', () => {
  it.each([
    ['in another case', 'anna', 'ANNA'],
    ['in another Unicode form', 'jos\u00e9', 'jose\u0301'],
  ])('%s are both left out', (_how, first, second) => {
    const result = plan({ people: [person('p1', first), person('p2', second)], accounts: [account('k1', first)] });
    expect([ids(result), codes(result), result.linkUpdates]).toEqual([[], ['username-conflict p1', 'username-conflict p2'], []]);
  });

  it('leave it to the one whose account has it', () => {
    const anna = account('k1', 'anna', { displayName: 'Old' });
    const result = plan({ people: [person('p1', 'anna'), person('p2', 'Anna')], accounts: [anna], links: [linkTo('p1', anna)] });
    expect([ids(result), codes(result)]).toEqual([['update-user:p1'], ['username-conflict p2']]);
  });
});

describe('somebody linked', () => {
  const anna = account('k1', 'anna');

  it('needs nothing when everything is as it should be', () => {
    const result = plan({ people: [person('p1', 'anna')], accounts: [anna], links: [linkTo('p1', anna)] });
    expect(result).toMatchObject({ operations: [], problems: [], withheld: [], linkUpdates: [], inScope: 1, unchanged: 1 });
    expect(result.managed).toEqual({ people: 1, groups: 0, memberships: 0 });
  });

  it('is changed only where a value differs, with what was and what will be', () => {
    const result = plan({
      people: [person('p1', 'anna', { attributes: { name: 'Anna Neu' } })],
      accounts: [anna],
      links: [linkTo('p1', anna)],
    });
    expect(operationOf(result, 'update-user:p1')).toEqual({
      kind: 'update-user',
      id: 'update-user:p1',
      person: { sourceId: 'p1', userKey: 'k1', userName: 'anna' },
      reason: { code: 'attribute-changed', with: { attribute: 'displayName' } },
      before: { displayName: 'Name of anna' },
      after: { displayName: 'Anna Neu' },
    });
  });

  it('has drifted when the source still says what was written last', () => {
    const edited = { ...anna, displayName: 'Edited', email: 'edited@corp.test' };
    const all = plan({ people: [person('p1', 'anna')], accounts: [edited], links: [linkTo('p1', anna)] });
    expect(all.operations[0]?.reason).toEqual({ code: 'drift', with: { attribute: 'displayName,email' } });
    const part = plan({ people: [person('p1', 'anna', { attributes: { name: 'New' } })], accounts: [edited], links: [linkTo('p1', anna)] });
    expect(part.operations[0]?.reason).toEqual({ code: 'attribute-changed', with: { attribute: 'displayName,email', drift: 'email' } });
  });

  it('is not written for another case of the mail address or another Unicode form of the name', () => {
    const stored = account('k1', 'anna', { email: 'anna@corp.test', displayName: 'Jose\u0301' });
    const changed = person('p1', 'ANNA', { attributes: { email: 'Anna@Corp.test', name: 'Jos\u00e9' } });
    expect(plan({ people: [changed], accounts: [stored], links: [linkTo('p1', stored)] }).operations).toEqual([]);
  });

  it('is written for another case of the display name', () => {
    expect(
      ids(
        plan({ people: [person('p1', 'anna', { attributes: { name: 'NAME of anna' } })], accounts: [anna], links: [linkTo('p1', anna)] }),
      ),
    ).toEqual(['update-user:p1']);
  });

  it.each(['unknown', 'stored'] as const)('is compared with what was written last when the target told only %s details', (detail) => {
    const listed = detail === 'unknown' ? { ...anna, displayName: '', email: '', detail } : { ...anna, detail };
    const same = plan({ people: [person('p1', 'anna')], accounts: [listed], links: [linkTo('p1', anna)] });
    expect([same.operations, same.linkUpdates]).toEqual([[], []]);
    const changed = plan({
      people: [person('p1', 'anna', { attributes: { name: 'New' } })],
      accounts: [listed],
      links: [linkTo('p1', anna)],
    });
    expect(operationOf(changed, 'update-user:p1')).toMatchObject({
      reason: { code: 'attribute-changed' },
      before: { displayName: 'Name of anna' },
      after: { displayName: 'New' },
    });
  });

  it('is reactivated when active at the source', () => {
    const closed = { ...anna, active: false };
    expect(plan({ people: [person('p1', 'anna')], accounts: [closed], links: [linkTo('p1', closed)] }).operations).toMatchObject([
      { kind: 'reactivate-user', reason: { code: 'active-at-source' }, before: { active: false }, after: { active: true } },
    ]);
  });

  it('is created anew when the account was deleted and nobody has the name', () => {
    const result = plan({ people: [person('p1', 'anna')], links: [linkTo('p1', anna)] });
    expect([ids(result), codes(result)]).toEqual([['create-user:p1'], ['account-missing p1']]);
  });

  it('is not given the account of somebody else when the own one was deleted', () => {
    const result = plan({ people: [person('p1', 'anna')], accounts: [account('k2', 'anna')], links: [linkTo('p1', anna)] });
    expect([ids(result), codes(result)]).toEqual([[], ['account-missing p1', 'username-taken p1']]);
  });

  it('is never changed while the account is protected', () => {
    const target = { protectedKeys: new Set(['k1']) };
    const links = [linkTo('p1', anna)];
    expect(codes(plan({ people: [person('p1', 'anna')], accounts: [anna], links, target }))).toEqual([]);
    const renamed = plan({ people: [person('p1', 'annette')], accounts: [anna], links, target });
    expect([ids(renamed), codes(renamed)]).toEqual([[], ['protected-account p1']]);
  });

  it('is left alone when the mapping drops the person, and not taken for a leaver', () => {
    const mapping = [{ to: 'username', from: [{ kind: 'attribute', path: 'login' }], whenNothing: 'drop-user' }];
    const result = plan({
      people: [person('p1', 'x', { attributes: { login: null } })],
      accounts: [anna],
      links: [linkTo('p1', anna)],
      rules: { mapping },
    });
    expect([ids(result), codes(result), result.inScope]).toEqual([[], ['mapping-failed p1'], 0]);
  });

  it('is confirmed once a day, and not in every run', () => {
    const verified = (verifiedAt: string | null) =>
      plan({ people: [person('p1', 'anna')], accounts: [anna], links: [linkTo('p1', anna, { verifiedAt })] }).linkUpdates;
    expect(verified(null)).toEqual([{ sourceId: 'p1', userKey: 'k1', matched: false }]);
    expect(verified('2026-02-28T11:59:59.000Z')).toHaveLength(1);
    expect(verified('2026-02-28T12:00:01.000Z')).toHaveLength(0);
  });

  it('is a problem when two people are linked to one account', () => {
    const result = plan({
      people: [person('p1', 'anna'), person('p2', 'bob')],
      accounts: [anna],
      links: [linkTo('p1', anna), linkTo('p2', anna)],
    });
    expect([ids(result), codes(result)]).toEqual([[], ['ambiguous-match p1', 'ambiguous-match p2']]);
  });
});

describe('renames', () => {
  const a = account('k1', 'a');
  const b = account('k2', 'b');
  const links = [linkTo('p1', a), linkTo('p2', b)];
  const same = (login: string, as: string) => ({ attributes: { login, name: `Name of ${as}`, email: `${as}@corp.test` } });

  it('follow the source, and every operation speaks of the new name', () => {
    const [operation] = plan({ people: [person('p1', 'a', same('z', 'a'))], accounts: [a], links: [linkTo('p1', a)] }).operations;
    expect(operation).toMatchObject({
      kind: 'rename-user',
      person: { userKey: 'k1', userName: 'z' },
      reason: { code: 'attribute-changed', with: { attribute: 'username' } },
      before: { name: 'a' },
      after: { name: 'z' },
    });
  });

  it('are not done for another case, nor when switched off', () => {
    expect(plan({ people: [person('p1', 'a', same('A', 'a'))], accounts: [a], links: [linkTo('p1', a)] }).operations).toEqual([]);
    const rules = { matching: { renameUsers: false } };
    expect(plan({ people: [person('p1', 'a', same('z', 'a'))], accounts: [a], links: [linkTo('p1', a)], rules }).operations).toEqual([]);
  });

  it('of a chain begin with the name that becomes free first', () => {
    const result = plan({ people: [person('p1', 'a', same('b', 'a')), person('p2', 'b', same('c', 'b'))], accounts: [a, b], links });
    expect(ids(result)).toEqual(['rename-user:p2', 'rename-user:p1']);
  });

  it('that swap names are flagged and not done', () => {
    const result = plan({ people: [person('p1', 'a', same('b', 'a')), person('p2', 'b', same('a', 'b'))], accounts: [a, b], links });
    expect([ids(result), codes(result)]).toEqual([[], ['rename-cycle p1', 'rename-cycle p2']]);
  });

  it('never take the name of an account that is not ours', () => {
    const result = plan({ people: [person('p1', 'a', same('b', 'a'))], accounts: [a, b], links: [linkTo('p1', a)] });
    expect([ids(result), codes(result)]).toEqual([[], ['username-taken p1']]);
  });

  it('free a name for somebody new in the same plan', () => {
    const result = plan({ people: [person('p1', 'a', same('z', 'a')), person('p2', 'a')], accounts: [a], links: [linkTo('p1', a)] });
    expect([ids(result), codes(result)]).toEqual([['rename-user:p1', 'create-user:p2'], []]);
  });
});

describe('user properties', () => {
  const mapping = [
    { to: 'username', from: [{ kind: 'attribute', path: 'login' }] },
    { to: 'property:team', from: [{ kind: 'attribute', path: 'team' }] },
  ];
  const anna = account('k1', 'anna');
  const people = [person('p1', 'anna', { attributes: { team: 'core' } })];

  it('are set where they differ from what was written last or read now', () => {
    const link = linkTo('p1', anna);
    const written = { ...link, applied: { ...link.applied, properties: { team: 'core' } } };
    const base = { people, accounts: [anna], rules: { mapping } };
    expect(plan({ ...base, links: [link] }).operations).toMatchObject([{ id: 'set-property:p1:team', before: null, after: 'core' }]);
    expect(plan({ ...base, links: [written] }).operations).toEqual([]);
    const properties = new Map([['k1', { team: 'ops' }]]);
    expect(plan({ ...base, links: [written], target: { properties } }).operations).toMatchObject([
      { reason: { code: 'drift' }, before: 'ops' },
    ]);
  });
});

describe('a run about one person', () => {
  it('plans their operations and the groups they need, and nothing about others', () => {
    const gone = account('k9', 'gone');
    const input = world({
      people: [person('p1', 'anna'), person('p2', 'bob')],
      groups: { eng: ['p1'], ops: ['p2'] },
      accounts: [gone],
      links: [linkTo('p9', gone)],
      rules: { groups: { include: ['*'] } },
      input: { onlyPeople: new Set(['p1']) },
    });
    expect(ids(decide(input))).toEqual(['create-user:p1', 'create-group:eng', 'add-member:p1:eng']);
  });
});
