/** The example of the administration guide does what it says. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseConfigurationFile } from '../../backend/runs';
import { signatureHeaders } from '../../backend/runs/notifications/sign-webhook';

const run = promisify(execFile);
const guide = resolve(__dirname, '../../docs/administration.md');

async function section(language: string, holding: string): Promise<string> {
  const blocks = [...(await readFile(guide, 'utf8')).matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  const found = blocks.find(([, name, text]) => name === language && text?.includes(holding));
  if (!found?.[2]) throw new Error(`The guide has no ${language} with "${holding}"`);
  return found[2];
}

describe('what the guide says of notifications', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-guide-'));
    await writeFile(join(folder, 'check.mjs'), await section('js', 'isFromRollcall'));
    const program = `import { isFromRollcall } from './check.mjs';
      const { headers, body, secret } = JSON.parse(process.argv[2]);
      process.stdout.write(String(isFromRollcall(headers, body, secret)));`;
    await writeFile(join(folder, 'main.mjs'), program);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const isFromRollcall = async (given: object) => {
    const { stdout } = await run(process.execPath, [join(folder, 'main.mjs'), JSON.stringify(given)]);
    return stdout === 'true';
  };

  it('tells what Rollcall sent from what somebody changed, made up or sent again', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const [secret, body] = ['shared secret', '{"event":"failed"}'];
    const headers = signatureHeaders(secret, 'id-1', seconds, body);
    expect(await isFromRollcall({ headers, body, secret })).toBe(true);
    expect(await isFromRollcall({ headers, body: body.replace('failed', 'changed'), secret })).toBe(false);
    expect(await isFromRollcall({ headers, body, secret: 'another' })).toBe(false);
    expect(await isFromRollcall({ headers: { ...headers, 'webhook-signature': 'v1,' }, body, secret })).toBe(false);
    expect(await isFromRollcall({ headers: signatureHeaders(secret, 'id-1', seconds - 600, body), body, secret })).toBe(false);
    expect(await isFromRollcall({ headers: signatureHeaders(null, 'id-1', seconds, body), body, secret })).toBe(false);
  });

  it('is a file that can be taken over', async () => {
    const environment = { MAIL_PASSWORD: 'one', CHAT_WEBHOOK_URL: 'https://chat.example.com/hook' };
    const text = `version: 1\n${await section('yaml', 'notifications:')}`;
    const parsed = await parseConfigurationFile(text, { origin: 'operator', environment, types: new Map() });
    expect(parsed.problems).toEqual([]);
    expect(parsed.notifications?.channels.map(({ id }) => id)).toEqual(['operations', 'chat']);
    expect(Object.fromEntries(parsed.channelSecrets)).toEqual({
      operations: { password: 'one' },
      chat: { url: environment.CHAT_WEBHOOK_URL },
    });
  });
});
