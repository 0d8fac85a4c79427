/** Finding runs, operations, audit entries and people of all connectors in the server. */
import { oktaConnector } from '../rig/okta-connector';
import { smallCompany } from '../rig/small-company';
import { Company } from '../sources/company/company';
import { startOkta } from '../sources/okta/start';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

interface Named {
  readonly name: string;
  readonly connectorId: string;
}

describe('searching', () => {
  let rig: ApiRig;
  const ids = async (query: string): Promise<string[]> =>
    (await rig.reader.get(`/runs${query}`)).json.items.map(({ id }: { id: string }) => id);

  beforeAll(async () => {
    rig = await startApiRig({ company: smallCompany() });
  });
  afterAll(async () => rig.close());

  it('finds runs by kind, trigger, who, time and words, page by page', async () => {
    const full = await rig.sync();
    const simulation = await rig.sync({ kind: 'simulation', trigger: 'schedule' });
    const person = await rig.sync({ kind: 'person', person: 'anna@example.com' });
    const all = [person.id, simulation.id, full.id];
    expect(await ids('')).toEqual(all);
    expect(await ids('?kind=person,full')).toEqual([person.id, full.id]);
    expect(await ids('?trigger=schedule')).toEqual([simulation.id]);
    expect(await ids('?actor=TES')).toEqual(all);
    expect(await ids('?actor=nobody')).toEqual([]);
    expect(await ids('?search=ANNA%40')).toEqual([person.id]);
    expect(await ids(`?search=${full.id.slice(0, 13)}`)).toEqual([full.id]);
    expect(await ids(`?from=${encodeURIComponent(simulation.startedAt)}`)).toEqual([person.id, simulation.id]);
    expect(await ids(`?to=${encodeURIComponent(simulation.startedAt)}`)).toEqual([full.id]);
    const first = (await rig.reader.get('/runs?actor=test&limit=2')).json;
    expect(await ids(`?actor=test&limit=2&after=${first.next}`)).toEqual([full.id]);
    expect((await rig.reader.get('/runs?kind=quick')).status).toBe(400);
    expect((await rig.reader.get('/runs?from=yesterday')).status).toBe(400);
  });

  it('counts and lists the operations of one person or of a search, and tells what happened when', async () => {
    const [run] = (await rig.reader.get('/runs?kind=full')).json.items;
    const { items } = (await rig.reader.get(`/runs/${run.id}/operations?search=anna&kind=create-user`)).json;
    const person: string = items[0].operation.person.sourceId;
    const ofPerson = (await rig.reader.get(`/runs/${run.id}/operations?person=${person}`)).json.items;
    expect(new Set(ofPerson.map(({ operation }: { operation: { person: { sourceId: string } } }) => operation.person.sourceId))).toEqual(
      new Set([person]),
    );
    const counts = (await rig.reader.get(`/runs/${run.id}/counts?person=${person}`)).json;
    expect(counts.total).toBe(ofPerson.length);
    const whole = (await rig.reader.get(`/runs/${run.id}/counts`)).json;
    const detail = (await rig.reader.get(`/runs/${run.id}`)).json;
    expect(whole.byKind).toEqual(detail.byKind);
    expect(detail.timeline.map(({ what }: { what: string }) => what)).toEqual(['started', 'first-operation', 'last-operation', 'ended']);
    const csv = await rig.reader.get(`/runs/${run.id}/operations.csv?person=${person}`);
    expect(csv.text.trim().split('\r\n')).toHaveLength(1 + ofPerson.length);
    expect((await rig.reader.get('/runs/00000000-0000-4000-8000-000000000000/counts')).status).toBe(404);
  });

  it('finds audit entries by who, action, subject, time and words', async () => {
    await rig.admin.post('/tokens', { name: 'for the needle', scopes: ['read'] });
    const settings = (await rig.admin.get('/settings')).json;
    await rig.admin.put('/settings/retention', { retention: { runDays: 44, auditDays: 365 }, version: settings.version });
    const list = async (query: string) => (await rig.admin.get(`/audit${query}`)).json.items;
    expect(await list('?action=token.issue')).toMatchObject([{ actor: 'token:anna', action: 'token.issue' }]);
    expect(await list('?actor=TOKEN%3Aanna&subject=settings')).toMatchObject([{ action: 'settings.change' }]);
    expect(await list('?search=needle')).toMatchObject([{ action: 'token.issue' }]);
    expect((await list('?action=run.start,settings.change')).length).toBeGreaterThan(3);
    const [newest] = await list('?limit=1');
    expect(await list(`?from=${encodeURIComponent(newest.at)}`)).toEqual([newest]);
    expect(await list(`?to=${encodeURIComponent(newest.at)}&limit=1`)).not.toContainEqual(newest);
    const first = (await rig.admin.get('/audit?action=run.start&limit=1')).json;
    expect((await list(`?action=run.start&limit=1&after=${first.next}`))[0].id).not.toBe(first.items[0].id);
    expect((await rig.admin.get('/audit?action=nothing')).status).toBe(400);
  });

  it('finds people of all connectors as one list', async () => {
    const company = new Company('branch.example');
    company.join({ login: 'berta', firstName: 'berta', lastName: 'Branch' });
    company.join({ login: 'aaron', firstName: 'aaron', lastName: 'Branch' });
    const okta = await startOkta({ company });
    try {
      await rig.add({ ...oktaConnector(okta.baseUrl, {}), id: 'branch' }, { apiToken: okta.apiToken });
      await rig.sync({ connectorId: 'branch' });
      const list = async (query = '') => (await rig.reader.get(`/people${query}`)).json;
      const names = (answer: { items: Named[] }) => answer.items.map(({ name, connectorId }) => `${name} (${connectorId})`);
      const all = await list();
      expect(names(all).slice(0, 4)).toEqual(['aaron Branch (branch)', 'anna Test (okta)', 'bela Test (okta)', 'berta Branch (branch)']);
      expect(all).toMatchObject({ total: 7, next: null });
      expect(all.snapshots.map(({ connectorId }: Named) => connectorId).sort()).toEqual(['branch', 'okta']);
      const first = await list('?limit=3');
      expect([...names(first), ...names(await list(`?limit=3&after=${first.next}`))]).toEqual(names(all).slice(0, 6));
      expect(names(await list('?search=branch&filter=linked'))).toEqual(['aaron Branch (branch)', 'berta Branch (branch)']);
      expect(names(await list('?search=b&connector=branch'))).toEqual(['aaron Branch (branch)', 'berta Branch (branch)']);
      expect(await list('?connector=nobody')).toMatchObject({ status: 404, code: 'not-found', field: 'query.connector' });
    } finally {
      await okta.close();
    }
  });
});
