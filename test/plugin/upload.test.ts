import { type RunningJira, startJira } from '../jira';
import { smallJar } from './small-jar';

describe('installing by upload', () => {
  let jira: RunningJira;
  beforeAll(async () => {
    jira = await startJira();
  });
  afterAll(() => jira.close());

  const call = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${jira.loopbackUrl}/rest/plugins/1.0/${path}`, {
      ...init,
      headers: { Authorization: jira.basicAuth(), 'User-Agent': 'test', 'X-Atlassian-Token': 'no-check' },
    });
  async function upload(jar: Uint8Array): Promise<Response> {
    const token = (await call('')).headers.get('upm-token') ?? '';
    const body = new FormData();
    body.append('plugin', new Blob([Uint8Array.from(jar)]), 'rollcall.jar');
    return call(`?token=${token}`, { method: 'POST', body });
  }

  it('is refused as Jira comes', async () => {
    const refused = await upload(smallJar());
    expect([refused.status, await refused.text()]).toEqual([403, 'Plugins cannot be installed via upload']);
  });

  it('installs and uninstalls where it is switched on', async () => {
    jira.settings.pluginUpload = true;
    const accepted = await upload(smallJar());
    expect(accepted.status).toBe(202);
    expect(await accepted.json()).toMatchObject({ type: 'INSTALL', status: { done: true, source: 'rollcall.jar' } });
    expect(await (await call('org.rollcall.jira-key')).json()).toMatchObject({ enabled: true, name: 'Rollcall' });
    expect((await call('org.rollcall.jira-key', { method: 'DELETE' })).status).toBe(204);
    expect(jira.plugins.all).toEqual([]);
  });

  it('tells why a jar was not taken', async () => {
    const answer = (await (await upload(Buffer.from('no jar, whatever its name says'))).json()) as { status: { errorMessage: string } };
    expect(answer.status.errorMessage).toBe('It is no jar.');
  });

  it('needs the token of the list', async () => {
    const body = new FormData();
    body.append('plugin', new Blob(['x']), 'x.jar');
    expect((await call('?token=guessed', { method: 'POST', body })).status).toBe(403);
  });
});
