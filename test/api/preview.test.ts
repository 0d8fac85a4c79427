/** What rules that are not saved would do, asked over the socket. */
import { manyPeople, smallCompany } from '../rig/small-company';
import { type ApiRig, startApiRig } from './api-rig';

jest.setTimeout(60_000);

const attribute = (path: string) => ({ kind: 'attribute', path });

describe('preview', () => {
  let rig: ApiRig;
  afterEach(async () => rig.close());

  const savedRules = async () => (await rig.admin.get('/connectors/okta')).json.configuration.rules;
  const preview = async (changes: object, more: object = {}) =>
    rig.admin.post('/connectors/okta/preview', { rules: { ...(await savedRules()), ...changes }, ...more });

  it('says that there is nothing to look at before the first sync', async () => {
    rig = await startApiRig({ company: smallCompany() });
    expect((await preview({})).json).toMatchObject({ status: 404, field: 'path.connector' });
    const tried = await rig.admin.post('/connectors/okta/groups/try', { groups: {} });
    expect(tried.json).toMatchObject({ status: 404, field: 'path.connector' });
  });

  it('finds nothing to change under the rules that were synced, and asks neither the source nor Jira', async () => {
    rig = await startApiRig({ company: smallCompany() });
    await rig.sync();
    const calls = [rig.jira.counters.reads, rig.jira.counters.writes];
    const answer = (await preview({})).json;
    expect(answer).toMatchObject({
      snapshot: { users: 5 },
      detail: 'stored',
      counts: {},
      people: { read: 5, inScope: 5, affected: 0, unchanged: 5, withProblems: 0 },
      brakes: [],
      problems: { total: 0, items: [] },
      page: { items: [], total: 0, next: null },
    });
    expect(answer.ageSeconds).toBeLessThan(60);
    const everybody = (await preview({}, { show: 'everybody', limit: 2 })).json.page;
    expect([everybody.items.length, everybody.total, everybody.next]).toEqual([2, 5, '2']);
    expect(everybody.items[0].attributes).toContainEqual({
      attribute: 'displayName',
      before: 'anna Test',
      after: 'anna Test',
      changed: false,
    });
    expect([rig.jira.counters.reads, rig.jira.counters.writes]).toEqual(calls);
    // Nothing was saved either.
    expect((await rig.admin.get('/runs')).json.items).toHaveLength(1);
  });

  it('shows before and after of each attribute, and finds one person', async () => {
    rig = await startApiRig({ company: smallCompany() });
    await rig.sync();
    const mapping = [
      { to: 'username', from: [attribute('profile.login')] },
      { to: 'displayName', from: [{ kind: 'template', template: '${profile.lastName}, ${profile.firstName}' }] },
      { to: 'property:city', from: [{ kind: 'jsonata', expression: '$uppercase(profile.firstName)' }] },
    ];
    const answer = (await preview({ mapping }, { search: 'CLEO' })).json;
    expect(answer.counts).toEqual({ 'rename-user': 5, 'update-user': 5, 'set-property': 5 });
    expect(answer.people.affected).toBe(5);
    expect(answer.page.total).toBe(1);
    const [cleo] = answer.page.items;
    expect(cleo).toMatchObject({ userName: 'cleo', verdict: 'in-scope', held: false, problems: [] });
    expect(cleo.attributes).toEqual(
      expect.arrayContaining([
        { attribute: 'username', before: 'cleo', after: 'cleo@example.com', changed: true },
        { attribute: 'displayName', before: 'cleo Test', after: 'Test, cleo', changed: true },
        { attribute: 'property:city', before: null, after: 'CLEO', changed: true },
      ]),
    );
    // The same as the run does once the rules are saved.
    await rig.change({ mapping });
    const { counts } = await rig.sync();
    expect(counts?.planned).toEqual(answer.counts);
  });

  it('shows groups that come and go, who leaves the scope, and the brakes that would trip', async () => {
    rig = await startApiRig({ company: manyPeople(30) });
    await rig.sync();
    const scope = { conditions: [{ attribute: 'profile.login', operator: 'starts-with', value: 'person1' }] };
    const answer = (await preview({ scope })).json;
    expect(answer.counts).toEqual({ 'deactivate-user': 19, 'remove-member': 19 });
    expect(answer.brakes).toMatchObject([{ brake: 'deactivations', planned: 19 }]);
    expect(answer.page.items[0]).toMatchObject({ verdict: 'left', held: true, groupsRemoved: [{ name: 'everyone-here' }] });
    expect(answer.page.items[0].reasons[0]).toContain('profile.login');

    const groups = { include: ['*'], exclude: ['Everyone'], prefix: 'okta-' };
    const renamed = (await preview({ groups })).json;
    expect(renamed.counts).toEqual({ 'create-group': 1, 'add-member': 30 });
    expect(renamed.page.items[0].groupsAdded).toMatchObject([
      { name: 'okta-everyone-here', reason: expect.stringMatching(/everyone-here/) },
    ]);
  });

  it('puts problems first', async () => {
    rig = await startApiRig({ company: smallCompany() });
    await rig.sync();
    const mapping = [
      { to: 'username', from: [{ kind: 'constant', value: 'same' }] },
      { to: 'email', from: [attribute('profile.email')] },
    ];
    const answer = (await preview({ mapping })).json;
    expect(answer.people.withProblems).toBeGreaterThan(0);
    expect(answer.problems.items[0].code).toBe('username-conflict');
    expect(answer.page.items[0].problems[0]).toMatchObject({ code: 'username-conflict' });
  });

  it('refuses rules that could not be saved, and names the field', async () => {
    rig = await startApiRig({ company: smallCompany() });
    await rig.sync();
    const username = { to: 'username', from: [attribute('profile.login')] };
    const cases: [object, string][] = [
      [{ mapping: [] }, 'body.rules.mapping'],
      [{ mapping: [{ to: 'email', from: [attribute('profile.email')] }] }, 'body.rules.mapping'],
      [{ mapping: [username, { to: 'email', from: [attribute('..')] }] }, 'body.rules.mapping[1].from[0].path'],
      [
        { mapping: [username, { to: 'email', from: [{ kind: 'jsonata', expression: '(((' }] }] },
        'body.rules.mapping[1].from[0].expression',
      ],
      [{ groups: { rename: [{ pattern: '(', to: 'x' }] } }, 'body.rules.groups.rename[0].pattern'],
    ];
    for (const [changes, field] of cases)
      expect((await preview(changes)).json).toMatchObject({ status: 400, code: 'config-invalid', field });
    expect((await preview({}, { nonsense: 1 })).json).toMatchObject({ status: 400, field: 'body.nonsense' });
    const tried = await rig.admin.post('/connectors/okta/groups/try', { groups: { rename: [{ pattern: '(', to: 'x' }] } });
    expect(tried.json).toMatchObject({ status: 400, field: 'body.groups.rename[0].pattern' });
  });

  it('tries group rules on the names of the source', async () => {
    rig = await startApiRig({ company: smallCompany() });
    await rig.sync();
    const tryGroups = async (groups: object, more: object = {}) =>
      (await rig.admin.post('/connectors/okta/groups/try', { groups, ...more })).json;
    const tried = await tryGroups({ include: ['*'], exclude: ['Everyone'], rename: [{ pattern: '^eng', to: 'ENG' }], prefix: 'x-' });
    const of = (name: string) => tried.items.find((item: { name: string }) => item.name === name);
    expect(of('engineering')).toMatchObject({ result: 'included', target: 'x-ENGineering', renamed: true, why: null, members: 3 });
    expect(of('design')).toMatchObject({ result: 'included', target: 'x-design', renamed: false });
    expect(tried.counts).toMatchObject({ included: 2, conflict: 0 });
    const clash = await tryGroups({ include: ['*'], exclude: ['Everyone'], rename: [{ pattern: '^engineering$', to: 'design' }] });
    expect(clash.counts).toMatchObject({ included: 0, conflict: 2 });
    expect(clash.items[0].why).toMatch(/would become the Jira group/);
    expect((await tryGroups({ include: ['*'] }, { search: 'ENGIN' })).items).toHaveLength(1);
  });

  it('tries a name that somebody types, and says with whom it would collide', async () => {
    rig = await startApiRig({ company: smallCompany() });
    await rig.sync();
    const tryName = async (name: string, groups: object) =>
      (await rig.admin.post('/connectors/okta/groups/try', { groups: { include: ['*'], ...groups }, name })).json.tried;
    const rename = [{ pattern: '^app-(.*)$', to: '$1' }];
    expect(await tryName('app-sales', { rename })).toEqual({
      name: 'app-sales',
      isKnown: false,
      result: 'included',
      target: 'sales',
      renamed: true,
      why: null,
      sharedWith: [],
    });
    expect(await tryName('app-design', { rename })).toMatchObject({ result: 'conflict', target: 'design', sharedWith: ['design'] });
    expect(await tryName('design', { rename })).toMatchObject({ isKnown: true, result: 'included', target: 'design', sharedWith: [] });
    expect(await tryName('x', { exclude: ['x'] })).toMatchObject({
      result: 'excluded',
      target: null,
      why: expect.stringMatching(/exclude/),
    });
    const together = [{ pattern: '^(eng|design).*$', to: 'makers' }];
    expect(await tryName('design', { rename: together })).toMatchObject({ result: 'included', sharedWith: ['engineering'] });
  });

  it('tells which attributes people have, and no values', async () => {
    rig = await startApiRig({ company: smallCompany() });
    expect((await rig.reader.get('/connectors/okta/attributes')).json).toEqual({ snapshot: null, lookedAt: 0, items: [] });
    await rig.sync();
    const answer = await rig.reader.get('/connectors/okta/attributes');
    expect(answer.json.lookedAt).toBe(5);
    expect(answer.json.items).toContainEqual({ path: 'profile.login', people: 5 });
    expect(answer.text).not.toMatch(/anna/i);
  });

  it('answers who asks next as soon as the one before has hung up', async () => {
    rig = await startApiRig({ company: manyPeople(500) });
    await rig.sync();
    const rules = await savedRules();
    const ask = (signal: AbortSignal) =>
      fetch(`${rig.baseUrl}/connectors/okta/preview`, {
        method: 'POST',
        signal,
        headers: { Authorization: `Bearer ${rig.admin.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ rules }),
      });
    for (let typed = 0; typed < 6; typed++) {
      const key = new AbortController();
      const answer = ask(key.signal);
      await new Promise((resolve) => setTimeout(resolve, 5));
      key.abort();
      await expect(answer).rejects.toThrow(/abort/i);
    }
    expect((await rig.admin.post('/connectors/okta/preview', { rules })).status).toBe(200);
    expect(rig.log()).not.toMatch(/request failed/);
  });

  it('looks at one set of rules at a time', async () => {
    rig = await startApiRig({ company: manyPeople(500) });
    await rig.sync();
    const rules = await savedRules();
    const answers = await Promise.all(Array.from({ length: 16 }, () => rig.admin.post('/connectors/okta/preview', { rules })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect((await rig.admin.post('/connectors/okta/preview', { rules })).status).toBe(200);
  });
});
