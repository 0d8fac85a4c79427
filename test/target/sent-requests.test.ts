import type { Operation } from '../../backend/domain/plan/operation';
import { type RunningJira, startJira } from '../jira';
import { strangeIn } from '../sources/description';
import { inOrder, type Recorder, type Sent, startRecorder, type Told } from '../sources/recorder';
import { jiraDescription } from './jira-description';
import {
  groupOperation,
  hastyClock,
  memberOperation,
  on,
  openTarget,
  propertyOperation,
  readAll,
  SUPPORTED,
  userOperation,
} from './open-target';

const MIRA = { name: 'mira', displayName: 'Mira Wolf', email: 'mira@corp.test', active: true };

/** Passes what was sent on to the stand-in, and gives back what it answered. */
async function passOn(jira: RunningJira, { method, target, headers, body }: Sent): Promise<Told> {
  const own = Object.entries(headers).filter(([name]) => !['host', 'connection', 'content-length', 'accept-encoding'].includes(name));
  const reply = await fetch(jira.loopbackUrl + target, {
    method,
    headers: own.map(([name, value]): [string, string] => [name, String(value)]),
    ...(body === '' ? {} : { body }),
  });
  const told = [...reply.headers].filter(
    ([name]) => !['content-encoding', 'content-length', 'transfer-encoding', 'connection'].includes(name),
  );
  return { status: reply.status, headers: Object.fromEntries(told), body: await reply.text() };
}

/** A recorder in front of the stand-in: what matters here is what is sent, to the letter. */
describe.each(SUPPORTED)('what the target sends to Jira %s', (version) => {
  let jira: RunningJira;
  let recorder: Recorder;

  beforeEach(async () => {
    jira = await startJira({ version, userServer: { application: 'rollcall', password: 'app-secret' } });
    jira.state.addUsers([
      { name: 'ada', displayName: 'Ada', email: 'ada@corp.test' },
      { name: 'a+b#c', displayName: 'Odd', email: 'odd@corp.test' },
    ]);
    jira.state.addGroup('team', ['ada']);
    recorder = await startRecorder((sent) => passOn(jira, sent));
  });

  afterEach(async () => {
    await recorder.close();
    await jira.close();
  });

  const open = (more: Parameters<typeof openTarget>[1] = {}) =>
    openTarget(jira, { ...more, connection: { ...more.connection, baseUrl: recorder.origin }, rest: { clock: hastyClock, ...more.rest } });
  const written = () => recorder.sent.filter(({ method }) => method !== 'GET');

  it('reads the state with documented parameters and nothing else', async () => {
    const target = open();
    await readAll(target, { groups: ['team'] });
    await target.close();
    const member = (groupname: string) => ({
      method: 'GET',
      path: '/rest/api/2/group/member',
      query: { groupname, includeInactiveUsers: 'true', startAt: '0', maxResults: '50' },
    });
    const search = (query: Readonly<Record<string, string>>) => ({
      method: 'GET',
      path: '/rest/api/2/user/search',
      query: { username: '.', includeActive: 'true', includeInactive: 'true', ...query },
    });
    const everybody =
      version === '10.3' || version === '11'
        ? [
            { method: 'GET', path: '/rest/api/2/user/list', query: { maxResults: '2000' } },
            search({ includeActive: 'false', maxResults: '1' }),
          ]
        : [search({ maxResults: version === '10.0' ? '100' : '1000' })];
    expect(inOrder(recorder.sent)).toEqual([
      ...['administrators', 'jira-administrators', 'jira-system-administrators', 'team'].map(member),
      { method: 'GET', path: '/rest/api/2/groups/picker', query: { query: '', maxResults: '10000' } },
      { method: 'GET', path: '/rest/api/2/myself', query: {} },
      { method: 'GET', path: '/rest/api/2/serverInfo', query: {} },
      ...everybody,
    ]);
  });

  it('changes people and groups with documented bodies, escaped where they stand in an address', async () => {
    const target = open();
    const odd = { name: 'a+b#c' };
    const { key } = jira.state.user(odd.name);
    const apply = async (operation: Operation) => {
      const name = 'person' in operation ? operation.person.userName : null;
      expect(await target.apply(operation, on(jira, name))).toMatchObject({ result: 'applied' });
    };
    await apply(userOperation('create-user', MIRA, MIRA));
    await apply(userOperation('update-user', odd, { displayName: 'Even' }));
    await apply(userOperation('rename-user', odd, { name: 'e+f%g' }));
    await apply(userOperation('deactivate-user', { name: 'e+f%g' }, { active: false }));
    await apply(userOperation('reactivate-user', { name: 'e+f%g' }, { active: true }));
    await apply(groupOperation('R&D #1'));
    await apply(memberOperation('add-member', { name: 'e+f%g' }, 'R&D #1'));
    await apply(propertyOperation({ name: 'e+f%g' }, 'rollcall.id', null, { id: '7' }));
    await apply(propertyOperation({ name: 'e+f%g' }, 'rollcall.id', { id: '7' }, null));
    await apply(memberOperation('remove-member', { name: 'e+f%g' }, 'R&D #1'));
    await apply(userOperation('delete-user', { name: 'e+f%g' }, null));
    await target.close();
    expect(written().map(({ method, target: address, body }) => [`${method} ${address.replace('/rest/api/2/', '')}`, body])).toEqual([
      [
        'POST user',
        expect.stringMatching(/^\{"name":"mira","password":"[^"]{20,}","emailAddress":"mira@corp\.test","displayName":"Mira Wolf"\}$/),
      ],
      [`PUT user?key=${key}`, '{"displayName":"Even"}'],
      [`PUT user?key=${key}`, '{"name":"e+f%g"}'],
      [`PUT user?key=${key}`, '{"active":false}'],
      [`PUT user?key=${key}`, '{"active":true}'],
      ['POST group', '{"name":"R&D #1"}'],
      ['POST group/user?groupname=R%26D%20%231', '{"name":"e+f%g"}'],
      [`PUT user/properties/rollcall.id?userKey=${key}`, '{"id":"7"}'],
      [`DELETE user/properties/rollcall.id?userKey=${key}`, ''],
      ['DELETE group/user?groupname=R%26D%20%231&username=e%2Bf%25g', ''],
      [`DELETE user?key=${key}`, ''],
    ]);
  });

  it('sends nothing the interface description does not have, whatever it does', async () => {
    const secrets = {
      ...(version === '8.5' ? { password: 'admin' } : { token: jira.createToken('admin') }),
      userServerPassword: 'app-secret',
    };
    const target = open({ connection: { userServer: { application: 'rollcall' } }, secrets, rest: { probeWritability: true } });
    await target.check();
    await target.seats();
    await readAll(target, { groups: ['team', 'none'], wantedNames: ['ada', 'nobody'], wantedEmails: ['ada@corp.test'] });
    const plain = open();
    await readAll(plain, { groups: ['team'], wantedNames: ['ada', 'nobody'], wantedEmails: ['ada@corp.test'], maxLookups: 5 });
    await readAll(plain, { groups: ['team'], wantedNames: ['ada'], wantedEmails: ['ada@corp.test'], onlyNamed: true });
    const ada = { name: 'ada', key: jira.state.user('ada').key };
    const operations: readonly Operation[] = [
      userOperation('create-user', MIRA, MIRA),
      userOperation('create-user', { name: 'ada' }, { ...MIRA, name: 'ada' }),
      userOperation('update-user', ada, { displayName: 'Ada L.', email: 'l@corp.test' }, { displayName: 'Ada', email: 'ada@corp.test' }),
      memberOperation('add-member', ada, 'team'),
      memberOperation('add-member', ada, 'none'),
      memberOperation('remove-member', { name: 'mira' }, 'team'),
      groupOperation('team'),
      propertyOperation(ada, 'rollcall.id', null, { id: '1' }),
      userOperation('anonymize-user', { name: 'mira' }, null),
      userOperation('delete-user', ada, null),
    ];
    for (const operation of operations) {
      const name = 'person' in operation ? operation.person.userName : null;
      for (const verify of [false, true]) await target.apply(operation, on(jira, name, { verify }));
      await target.settle(operation, on(jira, name).account, new AbortController().signal);
    }
    await Promise.all([target.close(), plain.close()]);
    const description = jiraDescription(version);
    expect(recorder.sent.flatMap((sent) => strangeIn(sent, description))).toEqual([]);
    for (const { headers, path } of recorder.sent) {
      expect(headers).toMatchObject({ 'x-atlassian-token': 'no-check', 'user-agent': expect.stringMatching(/^Rollcall\/\d/) });
      expect(headers.accept).toBe(path.endsWith('/membership') ? 'application/xml' : 'application/json');
      expect(headers.authorization).toMatch(path.includes('/usermanagement/') || version === '8.5' ? /^Basic / : /^Bearer /);
    }
  });
});
