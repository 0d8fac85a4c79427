import { parseEntraConfig } from './config';
import { entraSpec } from './spec';

const id = '3b7d1f0e-0000-4000-8000-000000000001';
const good = { tenantId: '8f2c1f0e-0000-4000-8000-000000000002', clientId: id, clientSecret: 'abc8Q~secret' };

const fieldsAtFault = (values: Record<string, unknown>) => {
  const parsed = parseEntraConfig(values);
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.field);
};

describe('the Entra form', () => {
  it('needs tenant, application and secret, and has a default for everything else', () => {
    expect(parseEntraConfig({ ...good, tenantId: ' company.onmicrosoft.com ' })).toMatchObject({
      ok: true,
      config: {
        tenant: 'company.onmicrosoft.com',
        authority: 'https://login.microsoftonline.com',
        graph: 'https://graph.microsoft.com',
        signIn: { kind: 'client-secret', secret: 'abc8Q~secret' },
        memberships: 'direct',
        readDeleted: false,
        lanes: 8,
      },
    });
  });

  it.each([
    ['usgov', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
    ['dod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
    ['china', 'https://login.partner.microsoftonline.cn', 'https://microsoftgraph.chinacloudapi.cn'],
  ])('knows the addresses of the cloud %s', (cloud, authority, graph) => {
    expect(parseEntraConfig({ ...good, cloud })).toMatchObject({ ok: true, config: { authority, graph } });
  });

  it('takes addresses of its own only as origins with https, or on this machine', () => {
    const custom = (authorityUrl: string, graphUrl: string) => fieldsAtFault({ ...good, cloud: 'custom', authorityUrl, graphUrl });
    expect(custom('https://login.example', 'https://graph.example/')).toEqual([]);
    expect(custom('http://127.0.0.1:1', 'http://localhost:2')).toEqual([]);
    expect(custom('http://login.example', 'https://graph.example/v1.0')).toEqual(['authorityUrl', 'graphUrl']);
    expect(custom('', 'https://me:secret@graph.example')).toEqual(['authorityUrl', 'graphUrl']);
  });

  it('asks for further attributes after its own, each once', () => {
    const parsed = parseEntraConfig({ ...good, extraAttributes: ['officeLocation', 'mail'], serviceEmployeeTypes: ['Service'] });
    const names = parsed.ok ? parsed.config.userProperties : [];
    expect(names.slice(-2)).toEqual(['officeLocation', 'employeeType']);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    [{ tenantId: 'common' }, 'tenantId'],
    [{ tenantId: 'a/b.c' }, 'tenantId'],
    [{ clientId: 'Rollcall' }, 'clientId'],
    [{ clientSecret: '' }, 'clientSecret'],
    [{ clientSecret: id }, 'clientSecret'],
    [{ authentication: 'magic' }, 'authentication'],
    [{ authentication: 'certificate', certificate: 'x', privateKey: 'y' }, 'certificate'],
    [{ cloud: 'moon' }, 'cloud'],
    [{ extraAttributes: ['manager'] }, 'extraAttributes'],
    [{ extraAttributes: ['signInActivity'] }, 'extraAttributes'],
    [{ extraAttributes: ['a&$expand=b'] }, 'extraAttributes'],
    [{ extraAttributes: 'mail' }, 'extraAttributes'],
    [{ memberships: 'all' }, 'memberships'],
    [{ readDeleted: 'yes' }, 'readDeleted'],
    [{ lanes: 0 }, 'lanes'],
    [{ lanes: 33 }, 'lanes'],
    [{ caCertificates: 'a certificate' }, 'caCertificates'],
  ])('names the field at fault: %j', (values, field) => {
    expect(fieldsAtFault({ ...good, ...values })).toEqual([field]);
  });

  it('names every field at fault at once, each with a remedy and no secret', () => {
    const parsed = parseEntraConfig({ tenantId: '', clientId: '', clientSecret: 'a secret value', lanes: 99 });
    expect(parsed.ok ? [] : parsed.problems).toHaveLength(3);
    expect(JSON.stringify(parsed)).not.toContain('a secret value');
    for (const problem of parsed.ok ? [] : parsed.problems) expect(problem.remedy).toMatch(/^[A-Z].*\.$/);
  });

  it('explains every field', () => {
    for (const field of entraSpec.fields) expect(field.help.length).toBeGreaterThan(30);
  });
});
