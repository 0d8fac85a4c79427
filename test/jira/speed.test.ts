import { Agent, request } from 'node:http';
import { type RunningJira, startJira } from './index';

/** Generous bounds: they catch something that scans everything, not a slow machine. */
describe('speed with 20,000 people and 200,000 memberships', () => {
  let jira: RunningJira;
  let authorization: string;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });

  beforeAll(async () => {
    jira = await startJira({});
    const users = jira.state.addUsers(Array.from({ length: 20_000 }, (_, at) => ({ name: `person${String(at).padStart(6, '0')}` })));
    for (let group = 0; group < 200; group++) {
      jira.state.addMembers(
        `group-${group}`,
        Array.from({ length: 1000 }, (_, at) => users[(group * 97 + at * 20) % users.length] ?? ''),
      );
    }
    authorization = `Bearer ${jira.createToken('admin')}`;
  });
  afterAll(async () => {
    agent.destroy();
    await jira.close();
  });

  const get = (path: string, body?: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const options = {
        agent,
        port: jira.port,
        host: '127.0.0.1',
        path: `/jira/rest/api/2/${path}`,
        method: body ? 'POST' : 'GET',
        headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      };
      request(options, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      })
        .on('error', reject)
        .end(body);
    });

  /** Calls per second over sixteen connections, client and server in one process. */
  const rate = async (count: number, path: (turn: number) => string, body?: (turn: number) => string): Promise<number> => {
    if (!body) await get(path(0));
    let turn = 0;
    const begin = performance.now();
    const lane = async (): Promise<void> => {
      while (turn < count) {
        const mine = turn++;
        if ((await get(path(mine), body?.(mine))) >= 300) throw new Error('refused');
      }
    };
    await Promise.all(Array.from({ length: 16 }, lane));
    return Math.round((count / (performance.now() - begin)) * 1000);
  };

  it('serves members, lists and searches about as fast as one person', async () => {
    const one = await rate(600, (turn) => `user?username=person${String(turn).padStart(6, '0')}`);
    const members = await rate(300, (turn) => `group/member?groupname=group-${turn % 200}&startAt=${(turn % 20) * 50}&maxResults=50`);
    const search = await rate(300, (turn) => `user/search?username=person${String(turn).padStart(6, '0')}`);
    const list = await rate(40, (turn) => `user/list?maxResults=2000&cursor=${10_000 + (turn % 10) * 2000}`);
    const name = (turn: number): string => JSON.stringify({ name: `person${String(turn).padStart(6, '0')}` });
    const add = await rate(600, () => 'group/user?groupname=jira-software-users', name);
    process.stdout.write(
      `stand-in Jira, calls per second: user ${one}, group/member ${members}, user/search ${search}, user/list ${list}, group/user ${add}\n`,
    );
    expect(members).toBeGreaterThan(one / 20);
    expect(search).toBeGreaterThan(one / 10);
    expect(add).toBeGreaterThan(one / 10);
    expect(list).toBeGreaterThan(one / 200);
  }, 60_000);
});
