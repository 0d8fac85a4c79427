import { isAssigned, readId, readRoleIds, toPolicyGroup, toRole, toSourceUser } from './records';

const rules = {
  activity: { activeStatuses: new Set(['1', '3', '4', '5']), activeStates: new Set(['1']) },
  kinds: { path: ['custom_attributes', 'user_type'], guests: new Set(['Contractor']), services: new Set(['Robot']) },
};
const user = (status: unknown, state: unknown, more: object = {}) => ({ id: 7, status, state, ...more });

describe('a OneLogin user as a record', () => {
  it.each([
    [0, 1, false, 'Unactivated'],
    [1, 1, true, 'Active'],
    [2, 1, false, 'Suspended'],
    [3, 1, true, 'Locked'],
    [4, 1, true, 'Password expired'],
    [5, 1, true, 'Awaiting password reset'],
    [6, 1, false, 'Status 6'],
    [7, 1, false, 'Password pending'],
    [8, 1, false, 'Security questions required'],
    [1, 0, false, 'Active, unapproved'],
    [1, 2, false, 'Active, rejected'],
    [1, 3, false, 'Active, unlicensed'],
    [1, 9, false, 'Active, state 9'],
    [1, null, true, 'Active'],
    [1, undefined, true, 'Active'],
  ])('with status %p and state %p is active: %p (%s)', (status, state, active, word) => {
    expect(toSourceUser(user(status, state), rules)).toMatchObject({ id: '7', active, status: word });
  });

  it.each([
    ['Contractor', 'guest'],
    ['Robot', 'service'],
    ['Employee', 'member'],
    [null, 'member'],
  ])('is of the kind the attribute says: %p', (value, kind) => {
    expect(toSourceUser(user(1, 1, { custom_attributes: { user_type: value } }), rules)?.kind).toBe(kind);
  });

  it('brings known attributes and custom ones, and leaves everything else behind', () => {
    const record = toSourceUser(
      user(1, 1, { email: null, title: 'CEO', password: 'x', salt: 'y', custom_attributes: { cost: '7' } }),
      rules,
    );
    expect(record?.attributes).toEqual({ id: 7, status: 1, state: 1, email: null, title: 'CEO', custom_attributes: { cost: '7' } });
  });

  it('keeps odd names of attributes as data', () => {
    const odd = JSON.parse('{"id":7,"status":1,"state":1,"custom_attributes":{"__proto__":{"user_type":"Contractor"},"constructor":"x"}}');
    const record = toSourceUser(odd, rules);
    expect(record?.kind).toBe('member');
    expect(Object.keys(record?.attributes.custom_attributes ?? {})).toEqual(['__proto__', 'constructor']);
  });

  it.each([
    null,
    'text',
    [],
    {},
    { status: 1 },
    { id: 1.5, status: 1 },
    { id: -1, status: 1 },
    { id: 1 },
    { id: 1, status: '1' },
    user(1, 'approved'),
  ])('is none when it cannot be told who it is or how it stands: %j', (item) => {
    expect(toSourceUser(item, rules)).toBeNull();
  });
});

describe('OneLogin ids', () => {
  it('are texts, whether they came as numbers or as digits', () => {
    expect([readId({ id: 7 }), readId({ id: '7' }), readId({ id: 0 }), readId({ id: 'x' }), readId({ id: 2 ** 53 }), readId({})]).toEqual([
      '7',
      '7',
      '0',
      null,
      null,
      null,
    ]);
  });

  it('of roles and policy groups never meet', () => {
    expect(toRole({ id: 7, name: 'Staff' })).toMatchObject({ id: '7', attributes: { kind: 'role' } });
    expect(toPolicyGroup({ id: 7, name: 'Staff' })).toMatchObject({ id: 'group:7', attributes: { kind: 'group' } });
    expect([toRole({ id: 7, name: '' }), toRole({ name: 'Staff' }), toPolicyGroup({ id: 7 })]).toEqual([null, null, null]);
  });

  it('of roles are unknown, not none, when a user came without them', () => {
    expect(readRoleIds({ role_ids: [3, 4] })).toEqual(['3', '4']);
    expect(readRoleIds({ role_ids: [] })).toEqual([]);
    expect(readRoleIds({})).toBeNull();
  });

  it('of a role list mean a member unless it says otherwise', () => {
    expect([isAssigned({ id: 7 }), isAssigned({ id: 7, assigned: true }), isAssigned({ id: 7, assigned: false })]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
