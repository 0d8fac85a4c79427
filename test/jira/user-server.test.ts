import { type RunningJira, startJira } from './index';
import { type Caller, callerOf } from './testing/caller';

const API = '/rest/usermanagement/1';
const JSON_ONLY = { Accept: 'application/json' };

describe.each(['8.5', '11'])('Jira User Server of %s', (version) => {
  let jira: RunningJira;
  let call: Caller;

  beforeAll(async () => {
    jira = await startJira({ version, userServer: { application: 'idsync', password: 's3cret' } });
    call = callerOf(jira, { authorization: jira.basicAuth('idsync', 's3cret'), headers: JSON_ONLY });
    jira.state.addUsers([{ name: 'ada', displayName: 'Ada Love' }, { name: 'Bob & Co' }, { name: 'cyd', active: false }]);
    jira.state.addGroup('eng', ['ada', 'Bob & Co']);
    jira.state.groups.addChild(jira.state.group('eng'), jira.state.addGroup('leads', ['cyd']));
  });
  afterAll(() => jira.close());

  it('lets applications in by their own password only', async () => {
    for (const authorization of [null, jira.basicAuth(), jira.basicAuth('idsync', 'no'), 'Bearer x']) {
      const { status, text } = await callerOf(jira, { authorization })('GET', `${API}/user?username=ada`);
      expect([status, text]).toEqual([401, 'Application failed to authenticate']);
    }
  });

  it('refuses unlisted addresses with 403 in HTML', async () => {
    jira.site.userServerApplications.push({ application: 'far', password: 'x', allowedAddresses: ['10.0.0.9'] });
    const { status, text } = await callerOf(jira, { authorization: jira.basicAuth('far', 'x') })('GET', `${API}/user?username=ada`);
    expect(status).toBe(403);
    expect(text).toContain('Client with address "127.0.0.1" is forbidden from making requests to the application, far.');
  });

  it('gives all direct memberships as XML and refuses to do it as JSON', async () => {
    const { status, text, headers } = await call('GET', `${API}/group/membership`, undefined, { Accept: 'application/xml' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('xml');
    const eng = '<users><user name="ada"/><user name="Bob &#38; Co"/></users><groups><group name="leads"/></groups>';
    expect(text).toContain(`<membership group="eng">${eng}</membership>`);
    expect((await call('GET', `${API}/group/membership`)).status).toBe(406);
  });

  it('tells direct from nested members', async () => {
    const names = async (path: string): Promise<string[]> =>
      ((await call('GET', `${API}/${path}`)).body as { users: { name: string }[] }).users.map(({ name }) => name);
    expect(await names('group/user/direct?groupname=eng')).toEqual(['ada', 'Bob & Co']);
    expect(await names('group/user/nested?groupname=eng')).toEqual(['ada', 'Bob & Co', 'cyd']);
    expect(await names('group/user/direct?groupname=eng&start-index=1&max-results=1')).toEqual(['Bob & Co']);
  });

  it('answers an empty list for the groups of an unknown user, and USER_NOT_FOUND for the user itself', async () => {
    expect((await call('GET', `${API}/user/group/direct?username=zz`)).body).toEqual({ expand: 'group', groups: [] });
    const missing = await call('GET', `${API}/user?username=zz`);
    expect([missing.status, missing.body]).toEqual([404, { reason: 'USER_NOT_FOUND', message: 'User <zz> does not exist' }]);
  });

  it('replaces a person on PUT: what is left out becomes blank', async () => {
    const full = { name: 'ada', 'first-name': 'Ada', 'last-name': 'L', 'display-name': 'Ada L', email: 'a@x.test', active: true };
    expect((await call('PUT', `${API}/user?username=ada`, full)).status).toBe(204);
    expect(jira.state.user('ada').displayName).toBe('Ada L');
    expect((await call('PUT', `${API}/user?username=ada`, { name: 'ada', active: true })).status).toBe(204);
    expect((await call('GET', `${API}/user?username=ada`)).body).toMatchObject({ email: '', 'first-name': '', active: true });
  });

  it('creates, renames, adds and removes, in JSON and in XML', async () => {
    const body = '<user name="xena"><first-name>Xena</first-name><email>x@x.test</email><active>true</active></user>';
    const made = await call('POST', `${API}/user`, body, { 'Content-Type': 'application/xml', Accept: 'application/xml' });
    expect(made.status).toBe(201);
    expect(made.text).toContain('<first-name>Xena</first-name>');
    expect((await call('POST', `${API}/user`, { name: 'XENA' })).body).toMatchObject({ reason: 'INVALID_USER' });
    expect((await call('POST', `${API}/user/rename?username=xena`, { 'new-name': 'xenia' })).body).toMatchObject({ name: 'xenia' });
    expect((await call('POST', `${API}/group/user/direct?groupname=eng`, { name: 'xenia' })).status).toBe(201);
    expect((await call('DELETE', `${API}/group/user/direct?groupname=eng&username=xenia`)).status).toBe(204);
    expect((await call('DELETE', `${API}/group/user/direct?groupname=eng&username=xenia`)).body).toMatchObject({
      reason: 'MEMBERSHIP_NOT_FOUND',
    });
    expect((await call('DELETE', `${API}/user?username=xenia`)).status).toBe(204);
  });

  it('keeps attributes', async () => {
    const attributes = { attributes: [{ name: 'idm.id', values: ['42', '43'] }] };
    expect((await call('POST', `${API}/user/attribute?username=ada`, attributes)).status).toBe(204);
    const { body } = await call('GET', `${API}/user?username=ada&expand=attributes`);
    expect(body).toMatchObject({ attributes: { attributes: [{ name: 'idm.id', values: ['42', '43'] }] } });
  });

  it.each([
    ['name = ada', ['ada']],
    ['name = "b*"', ['Bob & Co']],
    ['active = false', ['cyd']],
    ['(name = ada or name = cyd) and active = true', ['ada']],
    ['', ['ada', 'admin', 'Bob & Co', 'cyd']],
  ])('searches by %s', async (restriction, expected) => {
    const { body } = await call('GET', `${API}/search?entity-type=user&restriction=${encodeURIComponent(restriction)}`);
    expect((body as { users: { name: string }[] }).users.map(({ name }) => name)).toEqual(expected);
  });

  it('keeps sessions for single sign-on until they are ended', async () => {
    const factors = { validationFactors: [{ name: 'remote_address', value: '127.0.0.1' }] };
    jira.state.setPassword(jira.state.addUsers([{ name: 'sso' }])[0] ?? jira.state.user('sso'), 'secret');
    const credentials = (password: string): unknown => ({ username: 'sso', password, 'validation-factors': factors });
    const refused = await call('POST', `${API}/session`, credentials('wrong'));
    expect([refused.status, refused.body]).toMatchObject([400, { reason: 'INVALID_USER_AUTHENTICATION' }]);
    const opened = await call('POST', `${API}/session?duration=60`, credentials('secret'));
    const session = opened.body as { token: string; 'created-date': number; 'expiry-date': number };
    expect([opened.status, session['expiry-date'] - session['created-date']]).toEqual([201, 60_000]);
    expect((await call('GET', `${API}/session/${session.token}?expand=user`)).body).toMatchObject({ user: { name: 'sso', active: true } });
    expect((await call('POST', `${API}/session/${session.token}`, factors)).status).toBe(200);
    expect((await call('DELETE', `${API}/session/${session.token}`)).status).toBe(204);
    expect((await call('GET', `${API}/session/${session.token}`)).body).toMatchObject({ reason: 'INVALID_SSO_TOKEN' });
    expect((await call('DELETE', `${API}/session?username=sso`)).status).toBe(204);
  });

  it('has no events, so that clients read everything', async () => {
    expect((await call('GET', `${API}/event`)).body).toEqual({ incrementalSynchronisationAvailable: false });
    expect((await call('GET', `${API}/event/1:2`)).status).toBe(400);
  });
});
