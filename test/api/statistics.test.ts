/** Numbers for charts, and the operations of a run as files. */
import { smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

describe('statistics and downloads', () => {
  let rig: ApiRig;
  let runId: string;
  beforeAll(async () => {
    const company = smallCompany();
    company.join({ login: 'flora', firstName: '=HYPERLINK("http://evil.test")', lastName: 'Test' });
    rig = await startApiRig({ company });
    await rig.sync({ kind: 'simulation' });
    runId = (await rig.sync()).id;
    company.leave([...company.people.values()].find(({ login }) => login === 'emil')?.id ?? '');
    await rig.sync();
  });
  afterAll(async () => rig.close());

  it('tells what each run changed, newest first, without simulations', async () => {
    const { items } = (await rig.reader.get('/statistics?connector=okta&runs=30')).json;
    expect(items).toHaveLength(2);
    expect(items[1]).toMatchObject({ runId, created: 6, membershipsAdded: 6, groupsCreated: 2, deactivated: 0, failed: 0 });
    expect(items[0]).toMatchObject({ created: 0, deactivated: 1, membershipsRemoved: 1 });
    expect(items[0].durationMs).toBeGreaterThan(0);
    expect((await rig.reader.get('/statistics?runs=1')).json.items).toEqual([items[0]]);
    expect((await rig.reader.get('/statistics?connector=nobody')).json.items).toEqual([]);
    expect((await rig.reader.get('/statistics?runs=0')).json).toMatchObject({ status: 400, field: 'query.runs' });
  });

  it('gives the operations as CSV in which no cell is a formula', async () => {
    const answer = await rig.reader.get(`/runs/${runId}/operations.csv`);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="rollcall-run-${runId}.csv"`);
    // The client takes the byte-order mark away.
    const lines = answer.text
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    expect(lines[0]).toMatch(/^seq,kind,person/);
    expect(lines).toHaveLength(1 + 6 + 2 + 6);
    expect(answer.text).not.toMatch(/(^|,)"?[=+@]/m);
    const filtered = await rig.reader.get(`/runs/${runId}/operations.csv?kind=create-user&search=ANNA`);
    expect(filtered.text.trim().split('\r\n')).toHaveLength(2);
    expect((await rig.reader.get(`/runs/${runId}/operations.csv?state=held`)).text.trim().split('\r\n')).toHaveLength(1);
  });

  it('gives the operations as JSON, the same as the list has', async () => {
    const all = (await rig.reader.get(`/runs/${runId}/operations.json`)).json;
    expect(all).toEqual((await rig.reader.get(`/runs/${runId}/operations?limit=1000`)).json.items);
    expect((await rig.reader.get(`/runs/${runId}/operations.json?state=held`)).json).toEqual([]);
  });

  it('streams more than a page whole', async () => {
    const { query } = rig;
    await query(`insert into operations select * from (
      select (jsonb_populate_record(o, jsonb_build_object('seq', 10000 + n))).* from operations o, generate_series(1, 2500) n
      where o.run_no = (select no from runs where id = '${runId}') and o.seq = (select min(seq) from operations where run_no = o.run_no)) many`);
    const all = (await rig.reader.get(`/runs/${runId}/operations.json`)).json;
    expect(all).toHaveLength(14 + 2500);
    expect((await rig.reader.get(`/runs/${runId}/operations.csv`)).text.trim().split('\r\n')).toHaveLength(1 + 14 + 2500);
  });

  it('answers a problem for a run that is not there and nothing to HEAD', async () => {
    const none = await rig.reader.get('/runs/00000000-0000-4000-8000-000000000000/operations.csv');
    expect(none.json).toMatchObject({ status: 404, code: 'not-found' });
    expect((await rig.reader.call('HEAD', `/runs/${runId}/operations.csv`)).text).toBe('');
  });
});
