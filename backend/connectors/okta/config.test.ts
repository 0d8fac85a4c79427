import { generateKeyPairSync } from 'node:crypto';
import { parseOktaConfig } from './config';
import { oktaSpec } from './spec';

const token = { orgUrl: 'https://company.okta.com', apiToken: '00abc' };
const pem = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const app = { orgUrl: 'https://company.okta.com', authentication: 'service-app', clientId: '0oa1', privateKey: pem, keyId: 'k1' };

const fieldsAtFault = (values: Record<string, unknown>) => {
  const parsed = parseOktaConfig(values);
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.field);
};

describe('the Okta form', () => {
  it('needs an address and a token, and has a default for everything else', () => {
    const parsed = parseOktaConfig({ ...token, orgUrl: ' https://company.okta.com/ ' });
    expect(parsed).toMatchObject({ ok: true, config: { orgUrl: 'https://company.okta.com', lanes: 8, readDeactivated: true } });
    expect(parsed.ok && [...parsed.config.activeStatuses]).toEqual(['ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT', 'PROVISIONED']);
  });

  it('takes a service app with a key as PEM', () => {
    expect(parseOktaConfig(app)).toMatchObject({
      ok: true,
      config: { signIn: { kind: 'service-app', clientId: '0oa1', key: { algorithm: 'ES256', keyId: 'k1' } } },
    });
  });

  it.each([
    ['http://company.okta.com'],
    ['company.okta.com'],
    ['https://company-admin.okta.com'],
    ['https://company.okta.com/app/UserHome'],
    ['https://me:secret@company.okta.com'],
    [''],
    [7],
  ])('refuses %p as the address', (orgUrl) => {
    expect(fieldsAtFault({ ...token, orgUrl })).toEqual(['orgUrl']);
  });

  it('allows plain http on this machine only', () => {
    expect(fieldsAtFault({ ...token, orgUrl: 'http://127.0.0.1:4000' })).toEqual([]);
    expect(fieldsAtFault({ ...token, orgUrl: 'http://10.0.0.1:4000' })).toEqual(['orgUrl']);
  });

  it.each([
    [{ ...token, apiToken: '' }, 'apiToken'],
    [{ ...token, apiToken: 'two words' }, 'apiToken'],
    [{ ...token, authentication: 'magic' }, 'authentication'],
    [{ ...token, lanes: 0 }, 'lanes'],
    [{ ...token, lanes: 2.5 }, 'lanes'],
    [{ ...token, lanes: '16' }, 'lanes'],
    [{ ...token, activeStatuses: ['ACTIVE', 'DEPROVISIONED'] }, 'activeStatuses'],
    [{ ...token, activeStatuses: ['active'] }, 'activeStatuses'],
    [{ ...token, activeStatuses: 'ACTIVE' }, 'activeStatuses'],
    [{ ...token, readDeactivated: 'yes' }, 'readDeactivated'],
    [{ ...token, caCertificates: 'a certificate' }, 'caCertificates'],
    [{ ...app, clientId: '' }, 'clientId'],
    [{ ...app, privateKey: 'secret' }, 'privateKey'],
    [{ ...app, keyId: '' }, 'keyId'],
  ])('names the field at fault: %#', (values, field) => {
    expect(fieldsAtFault(values)).toEqual([field]);
  });

  it('names every field at fault at once, each with a remedy and no value', () => {
    const parsed = parseOktaConfig({ orgUrl: 'x', apiToken: 'a secret token', lanes: 999 });
    expect(parsed.ok ? [] : parsed.problems).toHaveLength(3);
    expect(JSON.stringify(parsed)).not.toContain('a secret token');
    for (const problem of parsed.ok ? [] : parsed.problems) expect(problem.remedy).toMatch(/^[A-Z].*\.$/);
  });

  it('explains every field', () => {
    for (const field of oktaSpec.fields) expect(field.help.length).toBeGreaterThan(30);
  });
});
