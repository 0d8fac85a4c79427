import { parseOneLoginConfig } from './config';
import { oneLoginSpec } from './spec';

const given = { baseUrl: 'https://company.onelogin.com', clientId: 'abc123', clientSecret: 'def456' };

const fieldsAtFault = (values: Record<string, unknown>) => {
  const parsed = parseOneLoginConfig(values);
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.field);
};

describe('the OneLogin form', () => {
  it('needs an address and credentials, and has a default for everything else', () => {
    const parsed = parseOneLoginConfig({ ...given, baseUrl: ' https://company.onelogin.com/ ' });
    expect(parsed).toMatchObject({
      ok: true,
      config: { baseUrl: 'https://company.onelogin.com', lanes: 4, callsToSpare: 100, readPolicyGroups: false, kinds: { path: null } },
    });
    expect(parsed.ok && [...parsed.config.activity.activeStatuses]).toEqual(['1', '3', '4', '5']);
    expect(parsed.ok && [...parsed.config.activity.activeStates]).toEqual(['1']);
  });

  it.each([
    ['http://company.onelogin.com'],
    ['company.onelogin.com'],
    ['https://company.onelogin.com/admin2'],
    ['https://me:secret@company.onelogin.com'],
    ['ftp://company.onelogin.com'],
    [''],
    [7],
  ])('refuses %p as the address', (baseUrl) => {
    expect(fieldsAtFault({ ...given, baseUrl })).toEqual(['baseUrl']);
  });

  it('takes the addresses of the regions, and plain http on this machine only', () => {
    for (const baseUrl of ['https://api.us.onelogin.com', 'https://api.eu.onelogin.com', 'http://127.0.0.1:4000']) {
      expect(fieldsAtFault({ ...given, baseUrl })).toEqual([]);
    }
  });

  it.each([
    [{ clientId: '' }, 'clientId'],
    [{ clientId: 'two words' }, 'clientId'],
    [{ clientId: 'a:b' }, 'clientId'],
    [{ clientSecret: '' }, 'clientSecret'],
    [{ clientSecret: 'two words' }, 'clientSecret'],
    [{ activeStatuses: ['6'] }, 'activeStatuses'],
    [{ activeStatuses: [1] }, 'activeStatuses'],
    [{ activeStatuses: '1' }, 'activeStatuses'],
    [{ activeStates: ['9'] }, 'activeStates'],
    [{ readPolicyGroups: 'yes' }, 'readPolicyGroups'],
    [{ guestValues: ['Contractor'] }, 'kindAttribute'],
    [{ kindAttribute: 'a..b' }, 'kindAttribute'],
    [{ callsToSpare: -1 }, 'callsToSpare'],
    [{ callsToSpare: 5_000 }, 'callsToSpare'],
    [{ lanes: 0 }, 'lanes'],
    [{ lanes: '4' }, 'lanes'],
    [{ caCertificates: 'a certificate' }, 'caCertificates'],
  ])('names the field at fault: %j', (values, field) => {
    expect(fieldsAtFault({ ...given, ...values })).toEqual([field]);
  });

  it('names every field at fault at once, each with a remedy and no value', () => {
    const parsed = parseOneLoginConfig({ baseUrl: 'x', clientId: 'id', clientSecret: 'a secret text', lanes: 999 });
    expect(parsed.ok ? [] : parsed.problems).toHaveLength(3);
    expect(JSON.stringify(parsed)).not.toContain('a secret text');
    for (const problem of parsed.ok ? [] : parsed.problems) expect(problem.remedy).toMatch(/^[A-Z].*\.$/);
  });

  it('explains every field', () => {
    for (const field of oneLoginSpec.fields) expect(field.help.length).toBeGreaterThan(30);
  });
});
