import { PROFILE_IDS, type RunningJira, startJira } from './index';
import { type Caller, callerOf } from './testing/caller';

const messages = (body: unknown): string[] => (body as { errorMessages: string[] }).errorMessages;

describe.each(PROFILE_IDS)('groups in Jira %s', (version) => {
  let jira: RunningJira;
  let call: Caller;

  beforeAll(async () => {
    jira = await startJira({ version, groupReadGoneStatus: 405 });
    call = callerOf(jira);
    jira.state.addUsers(['ada', 'Bob', 'cyd', 'dan'].map((name) => ({ name })));
    jira.state.groups.setActive(jira.state.user('dan'), false);
  });
  afterAll(() => jira.close());

  it('creates a group once, in any case', async () => {
    const made = await call('POST', 'group', { name: 'Eng-Core' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'Eng-Core', users: { size: 0, items: [], 'max-results': 50 }, expand: 'users' });
    const again = await call('POST', 'group', { name: 'ENG-core' });
    expect([again.status, messages(again.body)]).toEqual([400, ['A group or user with this name already exists.']]);
    expect((await call('POST', 'group', { name: '' })).status).toBe(400);
  });

  it('adds a member with 201 and refuses to do it twice', async () => {
    expect((await call('POST', 'group/user?groupname=eng-core', { name: 'bob' })).status).toBe(201);
    const again = await call('POST', 'group/user?groupname=eng-core', { name: 'BOB' });
    expect([again.status, messages(again.body)]).toEqual([400, ["Cannot add user 'Bob', user is already a member of 'Eng-Core'"]]);
  });

  it('answers 404 for an unknown group or person, 400 for an empty group name', async () => {
    const unknownGroup = await call('POST', 'group/user?groupname=nope', { name: 'bob' });
    expect([unknownGroup.status, messages(unknownGroup.body)]).toEqual([404, ["The group named 'nope' does not exist"]]);
    expect((await call('POST', 'group/user?groupname=eng-core', { name: 'nobody' })).status).toBe(404);
    expect((await call('DELETE', 'group/user?groupname=eng-core&username=nobody')).status).toBe(404);
    expect((await call('POST', 'group/user?groupname=', { name: 'bob' })).status).toBe(400);
    expect((await call('GET', 'group/member?groupname=')).status).toBe(400);
  });

  it('removes a member with 200 and refuses people who are none', async () => {
    expect((await call('DELETE', 'group/user?groupname=eng-core&username=bob')).status).toBe(200);
    const again = await call('DELETE', 'group/user?groupname=eng-core&username=bob');
    const text = "Cannot remove user 'Bob' from group 'Eng-Core' since user is not a member of 'Eng-Core'";
    expect([again.status, messages(again.body)]).toEqual([400, [text]]);
  });

  it('lists members sorted, without inactive people unless asked, with those of child groups', async () => {
    jira.state.addMembers('eng-core', ['dan', 'Bob']);
    const leads = jira.state.addGroup('eng-leads', ['ada']);
    jira.state.groups.addChild(jira.state.group('eng-core'), leads);
    const names = async (query: string): Promise<string[]> =>
      ((await call('GET', `group/member?groupname=ENG-CORE${query}`)).body as { values: { name: string }[] }).values.map(
        ({ name }) => name,
      );
    expect(await names('')).toEqual(['ada', 'Bob']);
    expect(await names('&includeInactiveUsers=true')).toEqual(['ada', 'Bob', 'dan']);
  });

  it('gives at most 50 members a page, whatever is asked', async () => {
    jira.state.addUsers(Array.from({ length: 60 }, (_, at) => ({ name: `m${String(at).padStart(2, '0')}` })));
    jira.state.addMembers(
      'crowd',
      Array.from({ length: 60 }, (_, at) => `m${String(at).padStart(2, '0')}`),
    );
    const first = (await call('GET', 'group/member?groupname=crowd&maxResults=1000')).body;
    expect(first).toMatchObject({ maxResults: 50, startAt: 0, total: 60, isLast: false });
    const next = new URL((first as { nextPage: string }).nextPage);
    expect((await call('GET', `/rest/api/2/group/member${next.search}`)).body).toMatchObject({ startAt: 50, isLast: true });
  });

  it('has GET group up to 9 only', async () => {
    const { status, body } = await call('GET', 'group?groupname=crowd&expand=users[50:51]');
    if (Number(version.split('.')[0]) >= 10) {
      expect(status).toBe(405);
      return;
    }
    expect(status).toBe(200);
    expect(body).toMatchObject({ users: { size: 60, items: [{ name: 'm50' }, { name: 'm51' }], 'start-index': 50, 'end-index': 51 } });
  });

  it('picks groups by a piece of the name, shows 20 unless more are asked for, and counts all', async () => {
    for (let at = 0; at < 25; at++) jira.state.addGroup(`x-pick-${at}`);
    const { body } = await call('GET', 'groups/picker?query=PICK');
    expect(body).toMatchObject({ header: 'Showing 20 of 25 matching groups', total: 25 });
    expect((body as { groups: { html: string }[] }).groups[0]?.html).toBe('x-<b>pick</b>-0');
    expect((await call('GET', 'groups/picker?query=pick&maxResults=9999')).body).toMatchObject({
      header: 'Showing 25 of 25 matching groups',
    });
  });

  it('deletes a group with 200 and nothing', async () => {
    const gone = await call('DELETE', 'group?groupname=crowd');
    expect([gone.status, gone.text]).toEqual([200, '']);
    expect((await call('DELETE', 'group?groupname=crowd')).status).toBe(404);
    expect((await call('DELETE', 'group?groupname=eng-core&swapGroup=nope')).status).toBe(400);
  });

  it('lets nobody leave or delete the own last administration group', async () => {
    const leave = await call('DELETE', 'group/user?groupname=jira-system-administrators&username=admin');
    expect(leave.status).toBe(400);
    expect(messages(leave.body)[0]).toContain('You cannot delete your own system administration permission');
    expect((await call('DELETE', 'group?groupname=jira-system-administrators')).status).toBe(400);
  });
});

describe('groups that show late', () => {
  it('are missing in reads for a while after they were made, though writes know them', async () => {
    const jira = await startJira({ groupLagMs: 150 });
    const call = callerOf(jira);
    await call('POST', 'group', { name: 'late' });
    expect((await call('GET', 'group/member?groupname=late')).status).toBe(404);
    expect((await call('GET', 'groups/picker?query=late')).body).toMatchObject({ total: 0 });
    expect((await call('POST', 'group', { name: 'late' })).status).toBe(400);
    await new Promise((resolve) => setTimeout(resolve, 170));
    expect((await call('GET', 'group/member?groupname=late')).status).toBe(200);
    await jira.close();
  });
});

describe('rights in groups', () => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira({});
    jira.state.addUsers([
      { name: 'boss', password: 'x' },
      { name: 'joe', password: 'x' },
    ]);
    jira.state.addMembers('jira-administrators', ['boss']);
  });
  afterAll(() => jira.close());

  it('needs an administrator for members (403), and somebody signed in at all (401)', async () => {
    const joe = callerOf(jira, { authorization: jira.basicAuth('joe', 'x') });
    const nobody = callerOf(jira, { authorization: null });
    for (const path of ['group/member?groupname=jira-administrators', 'user/list', 'applicationrole']) {
      expect((await joe('GET', path)).status).toBe(403);
      expect((await nobody('GET', path)).status).toBe(401);
    }
  });

  it('keeps system administration for system administrators', async () => {
    const boss = callerOf(jira, { authorization: jira.basicAuth('boss', 'x') });
    expect((await boss('POST', 'group/user?groupname=jira-system-administrators', { name: 'boss' })).status).toBe(403);
    expect((await boss('PUT', 'user?username=admin', { displayName: 'Mine' })).status).toBe(403);
    expect((await boss('GET', 'user/anonymization?userKey=x')).status).toBe(403);
    expect((await boss('POST', 'group/user?groupname=jira-administrators', { name: 'joe' })).status).toBe(201);
  });
});
