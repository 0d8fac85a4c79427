import { type RunningJira, startJira } from './index';
import { type Caller, callerOf } from './testing/caller';

describe('projects and issues', () => {
  let jira: RunningJira;
  let call: Caller;
  beforeAll(async () => {
    jira = await startJira({ version: '8.5' });
    call = callerOf(jira, { authorization: jira.basicAuth() });
    jira.state.addUsers([{ name: 'ada' }, { name: 'lead' }]);
    await call('POST', 'project', { key: 'ENG', name: 'Engineering', lead: 'lead', projectTypeKey: 'software' });
  });
  afterAll(() => jira.close());

  const make = async (summary: string, more: object = {}): Promise<string> => {
    const fields = { project: { key: 'ENG' }, issuetype: { name: 'Bug' }, summary, ...more };
    return ((await call('POST', 'issue', { fields })).body as { key: string }).key;
  };

  it('tell what is missing in a new issue', async () => {
    expect(await call('POST', 'issue', { fields: {} })).toMatchObject({
      status: 400,
      body: { errors: { project: 'project is required', issuetype: 'issue type is required', summary: expect.any(String) } },
    });
  });

  it('are created, assigned, commented on, moved on and found', async () => {
    const key = await make('First light', { assignee: { name: 'ada' }, labels: ['x'] });
    expect(key).toBe('ENG-1');
    expect((await call('POST', `issue/${key}/comment`, { body: 'Hello' })).status).toBe(201);
    expect((await call('POST', `issue/${key}/transitions`, { transition: { id: '31' } })).status).toBe(204);
    await make('Second');
    const { body } = await call('GET', `issue/${key}?fields=summary,status,assignee,comment`);
    expect(body).toMatchObject({
      fields: { summary: 'First light', status: { name: 'Done' }, assignee: { name: 'ada' }, comment: { total: 1 } },
    });
    const found = async (jql: string): Promise<string[]> =>
      ((await call('POST', 'search', { jql })).body as { issues: { key: string }[] }).issues.map((issue) => issue.key);
    expect(await found('project = ENG ORDER BY key ASC')).toEqual(['ENG-1', 'ENG-2']);
    expect(await found('project = eng and assignee = ada')).toEqual(['ENG-1']);
    expect(await found('assignee is EMPTY or key in (ENG-1) order by created desc, key desc')).toEqual(['ENG-2', 'ENG-1']);
    expect(await found('summary ~ "light" and status != "To Do"')).toEqual(['ENG-1']);
    expect(await found('not labels = x')).toEqual(['ENG-2']);
  });

  it('explain broken queries', async () => {
    expect((await call('GET', 'search?jql=project%20%3D%20NOPE')).body).toMatchObject({
      errorMessages: ["The value 'NOPE' does not exist for the field 'project'."],
    });
    expect((await call('GET', 'search?jql=colour%20%3D%20red')).status).toBe(400);
    expect((await call('GET', 'search?jql=project%20%3D')).status).toBe(400);
  });

  it('are activity that forbids deletion of a person, and of a project lead the deactivation', async () => {
    expect((await call('DELETE', 'user?username=ada')).status).toBe(400);
    expect((await call('PUT', 'user?username=ada', { active: false })).status).toBe(200);
    expect((await call('PUT', 'user?username=lead', { active: false })).status).toBe(400);
    expect((await call('DELETE', 'user?username=lead')).status).toBe(400);
  });

  it('have createmeta in the form of the version', async () => {
    const atOnce = 'issue/createmeta?projectKeys=ENG&expand=projects.issuetypes.fields';
    const { body } = await call('GET', atOnce);
    expect(body).toMatchObject({
      projects: [{ key: 'ENG', issuetypes: expect.arrayContaining([expect.objectContaining({ name: 'Bug' })]) }],
    });
    const newer = await startJira({ version: '9.12.4', users: 10 });
    expect((await callerOf(newer)('GET', atOnce)).status).toBe(404);
    expect((await callerOf(newer)('GET', 'issue/createmeta/DEMO/issuetypes')).body).toMatchObject({ total: 5, isLast: true });
    expect((await callerOf(newer)('GET', 'issue/createmeta/DEMO/issuetypes/10004')).body).toMatchObject({ startAt: 0 });
    await newer.close();
  });
});

describe('what suites of clients look at first', () => {
  let jira: RunningJira;
  let call: Caller;
  beforeAll(async () => {
    jira = await startJira({ version: '8.15', users: 12 });
    call = callerOf(jira);
  });
  afterAll(() => jira.close());

  it.each([
    ['project/DEMO/permissionscheme', { name: 'Default Permission Scheme' }],
    ['project/DEMO/workflowscheme', { name: 'DEMO: Software Simplified Workflow Scheme' }],
    ['application-properties?key=jira.lf.text.headingcolour', { value: '#172b4d' }],
    ['statuscategory/1', { id: 1, name: 'No Category' }],
    ['project/DEMO?expand=projectKeys', { projectKeys: ['DEMO'] }],
    ['issue/DEMO-1?expand=editmeta,schema', { editmeta: expect.anything(), schema: expect.anything() }],
    ['configuration', { votingEnabled: true }],
    ['filter/favourite', []],
    ['dashboard', { total: 1 }],
    ['user/columns', expect.arrayContaining([{ label: 'Key', value: 'issuekey' }])],
  ])('GET %s', async (path, expected) => {
    expect(await call('GET', path)).toMatchObject({ status: 200, body: expected });
  });

  it('changes properties it knows and refuses others', async () => {
    expect((await call('PUT', 'application-properties/jira.clone.prefix', { value: 'X - ' })).body).toMatchObject({ value: 'X - ' });
    expect((await call('PUT', 'application-properties/no.such', { value: 'X' })).status).toBe(404);
  });

  it('keeps files, links, components and versions', async () => {
    const form =
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n';
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b', 'X-Atlassian-Token': 'no-check' };
    const uploaded = await call('POST', 'issue/DEMO-1/attachments', form, headers);
    expect(uploaded.body).toMatchObject([{ filename: 'a.txt', size: 5 }]);
    const [file] = uploaded.body as { content: string }[];
    expect((await call('GET', new URL(file?.content ?? '').pathname.replace('/jira', ''))).text).toBe('hello');
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: 'DEMO-1' }, outwardIssue: { key: 'DEMO-2' } };
    expect((await call('POST', 'issueLink', link)).status).toBe(201);
    expect((await call('GET', 'issue/DEMO-1')).body).toMatchObject({ fields: { issuelinks: [{ outwardIssue: { key: 'DEMO-2' } }] } });
    expect((await call('POST', 'component', { project: 'DEMO', name: 'UI', leadUserName: 'admin' })).body).toMatchObject({
      lead: { name: 'admin' },
    });
    expect((await call('POST', 'version', { project: 'DEMO', name: '1.0' })).status).toBe(201);
    expect((await call('PUT', 'issue/DEMO-1', { fields: { labels: ['not so'] } })).status).toBe(400);
    expect(
      (await call('PUT', 'issue/DEMO-1', { update: { labels: [{ add: 'fine' }] }, fields: { fixVersions: [{ name: '1.0' }] } })).status,
    ).toBe(204);
    expect((await call('GET', 'issue/DEMO-1?fields=labels,fixVersions')).body).toMatchObject({
      fields: { labels: ['fine'], fixVersions: [{ name: '1.0' }] },
    });
  });
});
