import { parseConfig } from './configuration';

const good = { urls: ['ldap://ldap.corp.example'], bindDn: 'cn=reader,dc=corp', password: 'x' };
const problemsOf = (values: Record<string, unknown>) => {
  const parsed = parseConfig({ ...good, ...values });
  return parsed.ok ? [] : parsed.problems.map(({ field }) => field);
};

describe('the configuration of an LDAP connector', () => {
  it('needs no more than a server, and is encrypted unless told otherwise', () => {
    const servers = (urls: unknown, encryption?: string) => {
      const parsed = parseConfig({ urls, encryption });
      return parsed.ok ? parsed.config.servers.map(({ host, port, security }) => `${host} ${port} ${security}`) : [];
    };
    expect(servers('ldap://a, ')).toEqual(['a 389 starttls']);
    expect(servers('ldap://a\nldaps://b:1636')).toEqual(['a 389 starttls', 'b 1636 ldaps']);
    expect(servers(['ldap://[::1]'], 'none')).toEqual(['::1 389 none']);
    expect(servers(['ldap://a'], 'ldaps')).toEqual(['a 636 ldaps']);
  });

  it.each([
    ['urls', { urls: [] }],
    ['urls', { urls: ['https://ldap.corp.example'] }],
    ['urls', { urls: ['ldap://me:secret@ldap.corp.example'] }],
    ['encryption', { urls: ['ldaps://a'], encryption: 'starttls' }],
    ['password', { password: '' }],
    ['ca', { ca: 'not a certificate' }],
    ['userBase', { userBase: 'people' }],
    ['userFilter', { userFilter: '(cn=a' }],
    ['idAttribute', { idAttribute: 'entry UUID' }],
    ['pageSize', { pageSize: -1 }],
    ['activeFilter', { activeRule: 'filter' }],
    ['activeAttribute', { activeRule: 'active-when', activeValues: ['x'] }],
    ['activeValues', { activeRule: 'inactive-when', activeAttribute: 'employeeType' }],
  ])('names the field that is wrong: %s', (field, values) => {
    expect(problemsOf(values)).toEqual([field]);
  });

  it('takes text where a form gives text', () => {
    const parsed = parseConfig({
      ...good,
      pageSize: '500',
      activeRule: 'inactive-when',
      activeAttribute: 'employeeType',
      activeValues: 'left, retired',
    });
    expect(parsed).toMatchObject({
      ok: true,
      config: { pageSize: 500, active: { kind: 'inactive-when', attribute: 'employeeType', values: ['left', 'retired'] } },
    });
  });
});
