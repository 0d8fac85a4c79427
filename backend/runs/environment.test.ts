import { ConfigurationError } from './configuration/problem';
import { readEnvironment } from './environment';

function problemsOf(variables: Record<string, string>) {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({})).toMatchObject({
      ROLLCALL_DATA_DIR: '.data',
      ROLLCALL_HOST: '127.0.0.1',
      ROLLCALL_PORT: 8080,
      ROLLCALL_OUTBOUND_ALLOW: [],
      ROLLCALL_TRUSTED_PROXIES: ['loopback'],
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnvironment({ DATABASE_URL: '', ROLLCALL_PORT: '' })).toMatchObject({ ROLLCALL_PORT: 8080 });
    expect(readEnvironment({ DATABASE_URL: '' })).not.toHaveProperty('DATABASE_URL');
  });

  it('reads lists', () => {
    const { ROLLCALL_OUTBOUND_ALLOW, ROLLCALL_TRUSTED_PROXIES } = readEnvironment({
      ROLLCALL_OUTBOUND_ALLOW: ' ldap.corp:636, 10.0.0.0/8 ,*.corp,',
      ROLLCALL_TRUSTED_PROXIES: '10.1.2.3, fd00::/8',
    });
    expect(ROLLCALL_OUTBOUND_ALLOW).toEqual(['ldap.corp:636', '10.0.0.0/8', '*.corp']);
    expect(ROLLCALL_TRUSTED_PROXIES).toEqual(['10.1.2.3', 'fd00::/8']);
  });

  it.each([
    ['ROLLCALL_PORT', '80 80'],
    ['ROLLCALL_PORT', '70000'],
    ['ROLLCALL_LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['ROLLCALL_OUTBOUND_ALLOW', 'ldap.corp, http://x'],
    ['ROLLCALL_TRUSTED_PROXIES', 'proxy.corp'],
  ])('names %s when it is %s', (name, value) => {
    expect(problemsOf({ [name]: value })).toMatchObject([{ path: `environment variable ${name}`, remedy: expect.stringMatching(/\w/) }]);
  });

  it('tells all faults at once', () => {
    expect(problemsOf({ ROLLCALL_PORT: 'x', ROLLCALL_LOG_LEVEL: 'x' })).toHaveLength(2);
  });
});
