/** Starting, watching, stopping and approving runs over the API. */

import { manyPeople, smallCompany } from '../rig/small-company';
import { until } from '../rig/until';
import { type ApiRig, startApiRig } from './api-rig';
import { readEvents } from './event-reader';

jest.setTimeout(60_000);

describe('runs', () => {
  let rig: ApiRig;
  afterEach(async () => rig.close());

  async function start(body: unknown = {}): Promise<string> {
    const answer = await rig.admin.post('/connectors/okta/runs', body);
    expect(answer.status).toBe(202);
    return answer.json.id;
  }
  async function finished(id: string) {
    await rig.installation.runs.wait(id);
    return (await rig.reader.get(`/runs/${id}`)).json;
  }

  it('starts a run, says who asked, and keeps its history', async () => {
    rig = await startApiRig({ company: smallCompany() });
    const id = await start();
    const { run, byKind, problems, withheld } = await finished(id);
    expect(run).toMatchObject({ state: 'done', kind: 'full', trigger: 'api', actor: 'token:anna', counts: { inScope: 5 } });
    expect([problems, withheld]).toEqual([[], []]);
    expect(byKind).toContainEqual({ kind: 'create-user', state: 'applied', count: 5 });
    const list = (await rig.reader.get('/connectors')).json.items;
    expect(list).toMatchObject([{ id: 'okta', people: 5, lastRun: { id, state: 'done' }, nextRunAt: null }]);
    const audit = (await rig.admin.get('/audit')).json.items;
    expect(audit[0]).toMatchObject({ actor: 'token:anna', action: 'run.start', subject: `run:${id}` });
  });

  it('pages, filters and searches operations, and tells the story of one person', async () => {
    rig = await startApiRig({ company: smallCompany() });
    const id = await start();
    await finished(id);
    const at = `/runs/${id}/operations`;
    const seqs: number[] = [];
    for (let after = ''; ; ) {
      const page = (await rig.reader.get(`${at}?limit=4${after}`)).json;
      expect(page.items.length).toBeLessThanOrEqual(4);
      seqs.push(...page.items.map(({ seq }: { seq: number }) => seq));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(seqs).toEqual(seqs.map((_, index) => (seqs[0] ?? 0) + index));
    expect(seqs).toHaveLength((await rig.reader.get(`${at}?limit=1000`)).json.items.length);

    const created = (await rig.reader.get(`${at}?kind=create-user,create-group&state=applied`)).json.items;
    expect(created).toHaveLength(7);
    const ofAnna = (await rig.reader.get(`${at}?search=ANNA`)).json.items;
    expect(ofAnna.map(({ operation }: { operation: { kind: string } }) => operation.kind)).toEqual(['create-user', 'add-member']);
    expect(ofAnna[0]).toMatchObject({ words: expect.stringContaining('anna'), reason: expect.stringMatching(/\w/), state: 'applied' });
    expect((await rig.reader.get(`${at}?state=held`)).json).toEqual({ items: [], next: null, runState: 'done' });
    expect((await rig.reader.get(`${at}?search=%00`)).json.items).toEqual([]);

    const person = (await rig.reader.get(`/connectors/okta/people/${ofAnna[0].operation.person.sourceId}`)).json;
    expect(person).toMatchObject({ applied: { name: 'anna' }, createdByUs: true, leftAt: null });
    expect(person.operations).toHaveLength(2);
  });

  it('pages the history, newest first', async () => {
    rig = await startApiRig({ company: smallCompany() });
    const ids = [await start({ kind: 'simulation' })];
    await finished(ids[0] ?? '');
    ids.unshift(await start());
    await finished(ids[0] ?? '');
    ids.unshift(await start({ kind: 'person', person: 'anna' }));
    await finished(ids[0] ?? '');
    const first = (await rig.reader.get('/runs?limit=2')).json;
    const second = (await rig.reader.get(`/runs?limit=2&after=${first.next}`)).json;
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
    expect((await rig.reader.get('/runs?connector=nobody')).json.items).toEqual([]);
    expect((await rig.reader.get('/runs?state=failed,held')).json.items).toEqual([]);
    const audit = (await rig.admin.get('/audit?limit=2')).json;
    expect((await rig.admin.get(`/audit?limit=2&after=${audit.next}`)).json.items[0].id).not.toBe(audit.items[1].id);
  });

  it('runs one at a time, and stops when asked', async () => {
    rig = await startApiRig({ company: smallCompany() });
    rig.okta.setLatency(400);
    const id = await start();
    const second = await rig.admin.post('/connectors/okta/runs', {});
    expect(second.json).toMatchObject({ status: 409, code: 'already-running' });
    expect((await rig.admin.post(`/runs/${id}/stop`)).status).toBe(202);
    expect((await finished(id)).run).toMatchObject({ state: 'stopped', error: { code: 'stopped' } });
    expect((await rig.admin.post(`/runs/${id}/stop`)).json.state).toBe('stopped');
    expect(rig.jira.state.users.find('anna')).toBeUndefined();
  });

  it('holds what looks like an accident until the plan that was looked at is approved', async () => {
    const company = manyPeople(30);
    rig = await startApiRig({ company });
    await finished(await start());
    for (const person of [...company.people.values()].slice(0, 20)) company.leave(person.id);
    const id = await start();
    const held = (await finished(id)).run;
    expect(held).toMatchObject({ state: 'held', brakes: [{ brake: 'deactivations', planned: 20 }] });
    expect(rig.jira.state.user('person1').active).toBe(true);

    const other = await rig.admin.post(`/runs/${id}/approve`, { planHash: '0'.repeat(64) });
    expect(other.json).toMatchObject({ status: 409, code: 'plan-changed' });
    const short = await rig.admin.post(`/runs/${id}/approve`, { planHash: held.planHash.slice(1) });
    expect([short.status, short.json.field]).toEqual([400, 'body.planHash']);
    expect(rig.jira.state.user('person1').active).toBe(true);

    const approved = await rig.admin.post(`/runs/${id}/approve`, { planHash: held.planHash });
    expect(approved.status).toBe(202);
    expect((await finished(id)).run).toMatchObject({ state: 'done', approvedBy: 'token:anna' });
    expect(rig.jira.state.user('person1').active).toBe(false);
    expect(rig.jira.state.user('person30').active).toBe(true);
    const again = await rig.admin.post(`/runs/${id}/approve`, { planHash: held.planHash });
    expect(again.json).toMatchObject({ status: 409, code: 'run-not-held' });
    expect((await rig.admin.get('/audit')).json.items[0]).toMatchObject({ action: 'run.approve', actor: 'token:anna' });
  });

  it('refuses an approval after the configuration was changed', async () => {
    const company = manyPeople(30);
    rig = await startApiRig({ company });
    await finished(await start());
    for (const person of [...company.people.values()].slice(0, 20)) company.leave(person.id);
    const id = await start();
    const held = (await finished(id)).run;
    const { configuration, version } = (await rig.admin.get('/connectors/okta')).json;
    await rig.admin.put('/connectors/okta', { configuration: { ...configuration, name: 'Other' }, version });
    const late = await rig.admin.post(`/runs/${id}/approve`, { planHash: held.planHash });
    expect(late.json).toMatchObject({ status: 409, code: 'plan-changed' });
    expect(rig.jira.state.user('person1').active).toBe(true);
  });

  it('tells progress as it happens and the end when it is over', async () => {
    rig = await startApiRig({ company: smallCompany() });
    const all = await readEvents(rig.baseUrl, '/events', rig.reader.token);
    const others = await readEvents(rig.baseUrl, '/events?connector=other', rig.reader.token);
    expect(all.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const id = await start();
    const last = await all.until(({ event }) => event === 'finished');
    expect(last.data).toMatchObject({ runId: id, connectorId: 'okta', state: 'done', phase: 'finish' });
    const phases = all.seen.map(({ data }) => data.phase);
    expect(phases[0]).toBe('read-source');
    expect(phases).toEqual(expect.arrayContaining(['read-source', 'apply', 'finish']));
    expect(all.seen.slice(0, -1).every(({ event }) => event === 'progress')).toBe(true);
    expect(others.seen).toEqual([]);
    await Promise.all([all.close(), others.close()]);
  });

  it('opens no line of events without a token, forgets who left, and hangs up when the token is revoked', async () => {
    rig = await startApiRig({ company: smallCompany(), api: { eventHeartbeatMs: 50 } });
    expect((await rig.anonymous.get('/events')).status).toBe(401);
    expect((await rig.reader.call('HEAD', '/events')).status).toBe(200);
    const connections = () => new Promise<number>((resolve) => rig.server.getConnections((_error, count) => resolve(count)));

    const made = (await rig.admin.post('/tokens', { name: 'short', role: 'read-only' })).json;
    const revoked = await readEvents(rig.baseUrl, '/events', made.token);
    const leaving = await readEvents(rig.baseUrl, '/events', rig.reader.token);
    const before = await connections();
    await leaving.close();
    await until('the line is closed', async () => (await connections()) < before);
    await rig.admin.delete(`/tokens/${made.id}`);
    await revoked.ended;
    expect(await finished(await start())).toMatchObject({ run: { state: 'done' } });
    expect(rig.log()).not.toMatch(/write after end|ERR_STREAM/);
  });
});
