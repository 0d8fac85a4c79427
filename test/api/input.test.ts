/** What callers may send, and what they are told when it is wrong. */

import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

describe('input', () => {
  let rig: ApiRig;
  const connector = async () => (await rig.admin.get('/connectors/okta')).json;
  beforeAll(async () => {
    rig = await startApiRig({ company: smallCompany() });
  });
  afterAll(async () => rig.close());

  it('refuses broken JSON, bodies of another type and bodies that are too large', async () => {
    const broken = await rig.admin.post('/connectors/okta/runs', '{"kind": ');
    expect([broken.status, broken.json.code, broken.json.field]).toEqual([400, 'config-invalid', 'body']);
    const text = await rig.admin.post('/connectors/okta/runs', '"full"');
    expect([text.status, text.json.field]).toEqual([400, 'body']);
    const large = await rig.admin.post('/tokens', { name: 'x'.repeat(3_000_000), role: 'read-only' });
    expect([large.status, large.json.code, large.json.field]).toEqual([413, 'body-too-large', 'body']);
    const encoded = await rig.admin.call('POST', '/tokens', '{}', { 'Content-Encoding': 'zip' });
    expect([encoded.status, encoded.json.code]).toEqual([415, 'body-not-json']);
    expect((await rig.admin.get('/runs')).json.items).toEqual([]);
  });

  it('never takes a simulation that came as a form for a full run', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
      const answer = await rig.admin.call('POST', '/connectors/okta/runs', '{"kind":"simulation"}', { 'Content-Type': type });
      expect([answer.status, answer.json.code, answer.json.field]).toEqual([415, 'body-not-json', 'body']);
    }
    expect((await rig.admin.get('/runs')).json.items).toEqual([]);
  });

  it('names the field of a missing, wrong or unknown key', async () => {
    const missing = await rig.admin.post('/tokens', { role: 'read-only' });
    expect([missing.status, missing.json.field]).toEqual([400, 'body.name']);
    const wrong = await rig.admin.post('/tokens', { name: 'x', role: 'king' });
    expect([wrong.status, wrong.json.field]).toEqual([400, 'body.role']);
    const extra = await rig.admin.post('/connectors/okta/runs', { kind: 'full', status: 'approved' });
    expect([extra.status, extra.json.field]).toEqual([400, 'body.status']);
    const { configuration, version } = await connector();
    const deep = await rig.admin.put('/connectors/okta', {
      version,
      configuration: {
        ...configuration,
        approved: true,
        rules: { ...configuration.rules, scope: { ...configuration.rules.scope, gusts: 'x' } },
      },
    });
    expect(deep.status).toBe(400);
    expect(deep.json.problems.map(({ path }: { path: string }) => path).sort()).toEqual([
      'body.configuration.approved',
      'body.configuration.rules.scope.gusts',
    ]);
    const mapping = await rig.admin.put('/connectors/okta', {
      version,
      configuration: { ...configuration, rules: { ...configuration.rules, mapping: [{ to: 'username', from: [{ kind: 'attribute' }] }] } },
    });
    expect(mapping.json.field).toBe('body.configuration.rules.mapping[0].from[0].path');
    expect((await connector()).version).toBe(version);
  });

  it('reads no key from a prototype', async () => {
    const answer = await rig.admin.post('/tokens', '{"__proto__": {"role": "administrator"}, "name": "x"}');
    expect(answer.status).toBe(400);
    const nested = await rig.admin.put(
      '/settings/retention',
      '{"version": 1, "retention": {"__proto__": {"runDays": 1}, "constructor": {}}}',
    );
    expect([nested.status, nested.json.field]).toEqual([400, 'body.retention.__proto__']);
    expect(({} as Record<string, unknown>).runDays).toBeUndefined();
  });

  it('refuses a query parameter that comes twice, is unknown or has no such value', async () => {
    const fields: Record<string, string> = {
      '/runs?limit=1&limit=2': 'query.limit',
      '/runs?limit=0': 'query.limit',
      '/runs?limit=1001': 'query.limit',
      '/runs?connector=okta&connector=other': 'query.connector',
      '/runs?conector=okta': 'query.conector',
      '/runs?state=done,broken': 'query.state[1]',
      '/runs?after=abc': 'query.after',
      '/runs?after=99999999999999999999': 'query.after',
      '/runs?connector=%00': 'query.connector',
      '/audit?after=-1': 'query.after',
      '/events?run=abc': 'query.run',
      '/events?conector=okta': 'query.conector',
      '/runs/abc': 'path.run',
      '/runs/00000000-0000-4000-8000-000000000000/operations?after=-1': 'query.after',
      '/runs/00000000-0000-4000-8000-000000000000/operations?kind=create-user,eat-user': 'query.kind[1]',
      '/connectors/NOT%20an%20id': 'path.connector',
    };
    for (const [path, field] of Object.entries(fields)) {
      const answer = await rig.admin.get(path);
      expect({ path, status: answer.status, field: answer.json?.field }).toEqual({ path, status: 400, field });
    }
  });

  it('survives paths that no person would type', async () => {
    expect((await rig.admin.get('/connectors/%E0%A4%A')).json).toMatchObject({ status: 400, field: 'path' });
    for (const person of ['%00', '..%2f..%2fetc', '%F0%9F%98%80', "'%20or%201=1", '__proto__'])
      expect((await rig.admin.get(`/connectors/okta/people/${person}`)).status).toBe(404);
    expect((await rig.admin.delete('/tokens/%00')).status).toBe(400);
    expect((await rig.admin.get('/runs/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await rig.admin.post('/runs/00000000-0000-4000-8000-000000000000/stop')).status).toBe(404);
  });

  it('wants to know which person, and only then', async () => {
    const nobody = await rig.admin.post('/connectors/okta/runs', { kind: 'person' });
    expect([nobody.status, nobody.json.field]).toEqual([400, 'body.person']);
    const everybody = await rig.admin.post('/connectors/okta/runs', { kind: 'full', person: 'anna' });
    expect([everybody.status, everybody.json.field]).toEqual([400, 'body.person']);
    expect((await rig.admin.post('/connectors/nobody/runs', {})).status).toBe(404);
  });

  it('writes the id of every refusal and every fault to the log', async () => {
    const refused = await rig.admin.get('/runs?limit=0');
    expect(rig.log()).toContain(refused.json.id);
  });
});
