import type { Connector } from '../../../backend/connectors/spi';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { openEntraConnector } from './connector-rig';
import { type EntraStandIn, startEntra } from './start';

let entra: EntraStandIn;
let company: Company;
const connectors: Connector[] = [];

const open = (...options: Parameters<typeof openEntraConnector> extends [unknown, ...infer Rest] ? Rest : never) => {
  const connector = openEntraConnector(entra, ...options);
  connectors.push(connector);
  return connector;
};
const idOf = (login: string) => entra.userId(company.findPerson(login)?.id ?? '');

beforeEach(async () => {
  company = sampleCompany();
  entra = await startEntra({ company });
});

afterEach(async () => {
  for (const connector of connectors.splice(0)) await connector.close();
  await entra.close();
});

describe('looking up one person in Entra', () => {
  it('finds by principal name, mail, alias and the part before the @', async () => {
    const connector = open();
    for (const login of ["sinead.o'connor@example.com", "sinead.o'connor"]) {
      expect(await connector.readOne({ login })).toMatchObject({ user: { id: idOf("sinead.o'connor") } });
    }
    expect(await connector.readOne({ login: 'ada_partner.example#EXT#@example.com' })).toMatchObject({ user: { id: idOf('partner.ada') } });
    expect(await connector.readOne({ login: 'ada@partner.example' })).toMatchObject({ user: { id: idOf('partner.ada') } });
    expect(await connector.readOne({ login: 'r_tester+qa@example.com' })).toMatchObject({ user: { id: idOf('r_tester+qa') } });
  });

  it('finds nobody by a mail address that two people have', async () => {
    company.change(company.findPerson('spaces.inside')?.id ?? '', { mail: 'shared@example.com' });
    company.change(company.findPerson('angle.bracket')?.id ?? '', { mail: 'shared@example.com' });
    expect(await open().readOne({ login: 'shared@example.com' })).toBe('gone');
  });

  it('names groups only, not the roles among them', async () => {
    const chief = [...company.people.values()].find((person) => person.title === 'Chief Executive Officer');
    const found = await open().readOne({ id: entra.userId(chief?.id ?? '') });
    const names = company.groupsOf(chief?.id ?? '').map(({ name }) => name);
    expect(typeof found === 'string' ? found : found.groups?.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('does not say in which groups somebody is when Graph withholds it', async () => {
    const id = idOf('li.wei');
    const denied = { kind: 'status', status: 403, body: '{"error":{"code":"Authorization_RequestDenied"}}' } as const;
    entra.break({ at: 'member-of', how: denied, times: 1 });
    expect(await open().readOne({ id })).toMatchObject({ user: { id }, groups: null });
    entra.roles.delete('GroupMember.Read.All');
    entra.revokeTokens();
    expect(await open().readOne({ id })).toMatchObject({ user: { id }, groups: null });
  });

  it('calls a deleted user gone, and nobody whom it may not see', async () => {
    const connector = open();
    entra.directory.delete(company.findPerson('madonna')?.id ?? '');
    expect(await connector.readOne({ id: idOf('madonna') })).toBe('gone');
    entra.roles.delete('User.Read.All');
    entra.revokeTokens();
    await expect(connector.readOne({ id: idOf('li.wei') })).rejects.toMatchObject({ code: 'source-permission' });
  });

  it('does not take a principal name that looks like an id for the person', async () => {
    expect(await open().readOne({ id: 'thomas.weber@example.com' })).toBe('gone');
  });
});

describe('checking and discovering', () => {
  it('names the permissions of the token', async () => {
    const probes = await open().check();
    expect(probes.find(({ name }) => name === 'token')?.detail).toBe('The token carries GroupMember.Read.All, User.Read.All.');
    expect(probes.find(({ name }) => name === 'delta')?.result).toBe('ok');
  });

  it('says what to do about an unknown tenant and a property that does not exist', async () => {
    const tenant = await open({ tenantId: 'other.example' }).check();
    expect(tenant.find(({ name }) => name === 'token')).toMatchObject({ result: 'failed', hint: expect.stringMatching(/tenant ID/) });
    const property = await open({ extraAttributes: ['shoeSize'] }).check();
    expect(property.find(({ name }) => name === 'list-users')?.hint).toMatch(/Further attributes/);
  });

  it('offers inner values of objects and the types seen', async () => {
    const { users } = await open({ extraAttributes: ['onPremisesExtensionAttributes', 'otherMails'] }).discover();
    expect(users).toEqual(
      expect.arrayContaining([
        {
          path: 'onPremisesExtensionAttributes.extensionAttribute1',
          label: 'On premises extension attributes extension attribute1',
          type: 'text',
        },
        { path: 'otherMails', label: 'Other mails', type: 'list' },
        { path: 'accountEnabled', label: 'Account enabled', type: 'boolean' },
      ]),
    );
  });
});
