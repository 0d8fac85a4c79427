import { toOktaGroup, toSourceUser } from './records';

const rules = {
  activeStatuses: new Set(['ACTIVE', 'PROVISIONED']),
  guestUserTypes: new Set(['Contractor']),
  serviceUserTypes: new Set(['Robot']),
};
const user = (status: string, profile: object = {}) => ({ id: '00u1', status, profile, credentials: { password: {} }, _links: {} });

describe('an Okta user as a record', () => {
  it.each([
    ['ACTIVE', true],
    ['PROVISIONED', true],
    ['STAGED', false],
    ['SUSPENDED', false],
    ['DEPROVISIONED', false],
    ['SOMETHING_NEW', false],
  ])('%s is active: %p', (status, active) => {
    expect(toSourceUser(user(status), rules)).toMatchObject({ active, status });
  });

  it.each([
    ['Contractor', 'guest'],
    ['Robot', 'service'],
    ['Employee', 'member'],
    [7, 'member'],
  ])('is of the kind its user type says: %p', (userType, kind) => {
    expect(toSourceUser(user('ACTIVE', { userType }), rules)?.kind).toBe(kind);
  });

  it('brings the profile and the dates, and leaves credentials and links behind', () => {
    const record = toSourceUser({ ...user('ACTIVE', { login: 'a@b', costCenters: ['x'] }), lastLogin: null, lastUpdated: 'then' }, rules);
    expect(record?.attributes).toEqual({
      id: '00u1',
      status: 'ACTIVE',
      lastLogin: null,
      lastUpdated: 'then',
      profile: { login: 'a@b', costCenters: ['x'] },
    });
  });

  it('keeps odd names of attributes as data', () => {
    const odd = JSON.parse('{"id":"00u1","status":"ACTIVE","profile":{"__proto__":{"admin":true},"constructor":"x"}}');
    const record = toSourceUser(odd, rules);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect(Object.keys(record?.attributes.profile ?? {})).toEqual(['__proto__', 'constructor']);
  });

  it.each([
    null,
    'text',
    [],
    {},
    { id: 7, status: 'ACTIVE', profile: {} },
    { id: '00u1', profile: {} },
    { id: '00u1', status: 'ACTIVE', profile: [] },
  ])('is none when it cannot be told who it is: %p', (item) => {
    expect(toSourceUser(item, rules)).toBeNull();
  });
});

describe('an Okta group as a record', () => {
  it('knows its type and how many members it has', () => {
    const item = { id: '00g1', type: 'APP_GROUP', profile: { name: 'VPN' }, _embedded: { stats: { usersCount: 3 } } };
    expect(toOktaGroup(item)).toMatchObject({ record: { id: '00g1', name: 'VPN' }, type: 'APP_GROUP', usersCount: 3 });
  });

  it.each([undefined, {}, { stats: {} }, { stats: { usersCount: '0' } }, { stats: { usersCount: -1 } }])(
    'does not guess a count from %p',
    (_embedded) => {
      expect(toOktaGroup({ id: '00g1', profile: { name: 'VPN' }, _embedded })?.usersCount).toBeNull();
    },
  );

  it.each([{}, { id: '00g1', profile: {} }, { id: '', profile: { name: 'x' } }, { id: '00g1', profile: { name: '' } }])(
    'is none without id and name: %p',
    (item) => {
      expect(toOktaGroup(item)).toBeNull();
    },
  );
});
