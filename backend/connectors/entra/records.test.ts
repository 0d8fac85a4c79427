import { toMember, toSourceGroup, toSourceUser } from './records';

const rules = { userProperties: ['id', 'userPrincipalName', 'mail', 'department'], serviceEmployeeTypes: new Set(['Robot']) };
const user = (values: object = {}) => ({ id: 'u1', accountEnabled: true, userPrincipalName: 'a@b', ...values });

describe('a Graph user as a record', () => {
  it('is active while the account is enabled', () => {
    expect(toSourceUser(user(), rules)).toMatchObject({ active: true, status: 'enabled' });
    expect(toSourceUser(user({ accountEnabled: false }), rules)).toMatchObject({ active: false, status: 'disabled' });
  });

  it.each([
    [{ userType: 'Guest' }, 'guest'],
    [{ userType: 'Guest', employeeType: 'Robot' }, 'guest'],
    [{ userType: 'Member', employeeType: 'Robot' }, 'service'],
    [{ userType: 'Member', employeeType: 'Employee' }, 'member'],
    [{ userType: null }, 'member'],
  ])('is of the kind its types say: %j', (values, kind) => {
    expect(toSourceUser(user(values), rules)?.kind).toBe(kind);
  });

  it('is the same whether a property is null or left out', () => {
    expect(toSourceUser(user({ mail: null, department: null }), rules)).toEqual(toSourceUser(user({ '@odata.id': 'x', other: 1 }), rules));
  });

  it.each([null, 'text', [], {}, { ...user(), id: '' }, { ...user(), accountEnabled: null }, { id: 'u1', accountEnabled: true }])(
    'is none when what everybody has is missing: %j',
    (item) => {
      expect(toSourceUser(item, rules)).toBeNull();
    },
  );
});

describe('a Graph group as a record', () => {
  it('has its name as it is, slashes and all', () => {
    expect(toSourceGroup({ id: 'g1', displayName: 'A / B \\ C' })).toMatchObject({ id: 'g1', name: 'A / B \\ C' });
  });

  it.each([{}, { id: 'g1' }, { id: 'g1', displayName: '' }, { id: 1, displayName: 'x' }])('is none without id and name: %j', (item) => {
    expect(toSourceGroup(item)).toBeNull();
  });
});

describe('a member of a Graph group', () => {
  it.each([
    ['#microsoft.graph.user', 'user'],
    ['#microsoft.graph.group', 'group'],
    ['#microsoft.graph.device', 'other'],
    ['#microsoft.graph.servicePrincipal', 'other'],
    ['#microsoft.graph.orgContact', 'other'],
  ])('of the type %s is a %s', (type, kind) => {
    expect(toMember({ '@odata.type': type, id: 'm1' })).toEqual({ kind, id: 'm1' });
  });

  it.each([{ '@odata.type': '#microsoft.graph.user', id: null }, { id: 'm1' }, null])('is none when it is withheld: %j', (item) => {
    expect(toMember(item)).toBeNull();
  });
});
