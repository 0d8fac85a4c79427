/** Mail over a real server on loopback: in the clear, with STARTTLS, with TLS, with and without an account. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailChannelSchema } from '../../backend/domain/notifications/channel';
import type { Message } from '../../backend/domain/notifications/message';
import { systemClock } from '../../backend/runs/clock';
import { sendMail } from '../../backend/runs/notifications/send-mail';
import { type Rig, startRig } from '../rig/rig';
import { smallCompany } from '../rig/small-company';
import { makeCertificates } from '../sources/ldap/certificates';
import { saveChannel, settle } from './channels';
import { type MailServer, type MailServerOptions, startMailServer } from './mail-server';

jest.setTimeout(60_000);

const account = { user: 'rollcall', password: 'do-not-show-password' };

describe('mail about runs', () => {
  let rig: Rig;
  let folder: string;
  let tls: { readonly key: Buffer; readonly cert: Buffer };
  let caFile: string;
  let server: MailServer | null = null;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-mail-'));
    const made = await makeCertificates(folder, ['DNS:localhost']);
    caFile = join(folder, 'trusted.pem');
    await writeFile(caFile, made.ca);
    tls = { key: await readFile(made.keyFile), cert: await readFile(made.certificateFile) };
    rig = await startRig({ company: smallCompany() });
  });
  afterEach(async () => {
    await server?.close();
    server = null;
  });
  afterAll(async () => {
    await rig.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function serve(options: MailServerOptions): Promise<MailServer> {
    server = await startMailServer(options);
    return server;
  }
  const mail = (port: number, change: object, password?: string) =>
    saveChannel(
      rig.installation,
      { kind: 'email', id: 'mail', host: 'localhost', port, from: 'rollcall@example.com', to: ['it@example.com'], ...change },
      password === undefined ? {} : { password },
    );
  const test = () => rig.installation.notifications.test('mail', 'test');

  it('has a subject that says it all, the figures, and the way to the run', async () => {
    const { port, mails } = await serve({ security: 'plain' });
    await mail(port, { security: 'none', events: ['changed'], language: 'de', to: ['it@example.com', 'audit@example.com'] });
    const run = await rig.sync();
    await settle(rig.installation);
    const [received] = mails;
    expect(received).toMatchObject({ from: 'rollcall@example.com', to: ['it@example.com', 'audit@example.com'], user: null });
    expect(received?.headers.get('subject')).toBe('[Rollcall] Okta: Änderungen wurden gemacht');
    expect(received?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(received?.text).toContain(`Gemachte Änderungen: ${run.counts?.outcome.applied}`);
    expect(received?.text).toContain(`#/runs/${run.id}`);
    expect(received?.text).not.toMatch(/anna|bela|cleo/i);
  });

  it.each([
    ['STARTTLS', 'starttls'],
    ['TLS', 'tls'],
  ] as const)('goes over %s, with an account, to a server of an authority that was given', async (_name, security) => {
    const { port, mails } = await serve({ security, ...tls, account });
    await mail(port, { security, user: account.user, caFile }, account.password);
    expect(await test()).toBeNull();
    expect(mails).toMatchObject([{ encrypted: true, user: 'rollcall' }]);
  });

  it.each(['starttls', 'tls'] as const)('goes to no server whose certificate cannot be trusted: %s', async (security) => {
    const { port, mails } = await serve({ security, ...tls, account });
    await mail(port, { security, user: account.user, caFile: null }, account.password);
    expect(await test()).toMatchObject({ code: 'channel-unreachable', message: expect.stringContaining('certificate') });
    expect(mails).toEqual([]);
  });

  it('is not sent in the clear when STARTTLS was asked for', async () => {
    const { port, mails } = await serve({ security: 'plain' });
    await mail(port, { security: 'starttls', user: null });
    expect(await test()).toMatchObject({ code: 'channel-refused', message: expect.stringContaining('STARTTLS') });
    expect(mails).toEqual([]);
  });

  it('says that the account is wrong, and shows neither password nor words of the server', async () => {
    const { port } = await serve({ security: 'starttls', ...tls, account });
    await mail(port, { security: 'starttls', user: account.user, caFile }, 'do-not-show-wrong');
    const error = await test();
    expect(error).toMatchObject({ code: 'channel-refused', remedy: 'Correct user name and password.' });
    expect(JSON.stringify(error)).not.toContain('do-not-show');
  });

  it('tells what a server takes later from what it never takes', async () => {
    const plain = await serve({ security: 'plain' });
    await mail(plain.port, { security: 'none' });
    plain.answer = 451;
    expect(await test()).toMatchObject({ code: 'channel-unreachable', retry: 'later' });
    plain.answer = 550;
    const refused = await test();
    expect(refused).toMatchObject({ code: 'channel-refused', retry: 'never' });
    expect(JSON.stringify(refused)).not.toContain('do-not-show');
  });

  it('says what to do when nobody listens, and when the server speaks TLS on that port', async () => {
    const silent: Server = createServer().listen(0, '127.0.0.1');
    const port = await new Promise<number>((resolve) => silent.once('listening', () => resolve((silent.address() as AddressInfo).port)));
    await new Promise((resolve) => silent.close(resolve));
    await mail(port, { security: 'none' });
    expect(await test()).toMatchObject({ message: 'The mail server cannot be reached (ECONNREFUSED).' });

    const starttls = await serve({ security: 'starttls', ...tls });
    await mail(starttls.port, { security: 'tls', caFile });
    expect(await test()).toMatchObject({ message: expect.stringContaining('TLS'), remedy: expect.stringContaining('STARTTLS') });
  });

  it.each(['while the name is looked up', 'while the server is silent'])(
    'is left to the next process at once when Rollcall stops %s',
    async (when) => {
      const silent = createServer();
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const { port } = silent.address() as AddressInfo;
      const stopping = new AbortController();
      const met = new Promise<Socket>((resolve) => silent.once('connection', resolve));
      const resolve = async () => {
        if (when === 'while the name is looked up') stopping.abort();
        else void met.then(() => stopping.abort());
        return [{ address: '127.0.0.1', family: 4 as const }];
      };
      const channel = MailChannelSchema.parse({
        kind: 'email',
        id: 'mail',
        name: 'Mail',
        host: 'mail.test',
        port,
        from: 'a@example.com',
        to: ['b@example.com'],
      });
      const message: Message = { event: 'test', reminder: false, at: '', since: null, connector: null, run: null, dueAt: null, url: null };
      const around = { guard: { resolve }, clock: systemClock, ca: undefined, secrets: {}, signal: stopping.signal };
      const began = performance.now();
      await expect(sendMail(channel, 'id', message, around)).rejects.toMatchObject({ code: 'stopped' });
      expect(performance.now() - began).toBeLessThan(3_000);
      await new Promise((closed) => silent.close(closed));
    },
  );

  it('keeps the password at the server it was entered for', async () => {
    const { port } = await serve({ security: 'starttls', ...tls, account });
    await mail(port, { security: 'starttls', user: account.user, caFile }, account.password);
    await expect(mail(port, { security: 'starttls', user: account.user, caFile, host: '127.0.0.1' })).rejects.toMatchObject({
      field: 'channel.password',
    });
    expect(await rig.installation.vault.get('notification:mail', 'password')).toBe(account.password);
    await mail(port, { security: 'starttls', user: null, caFile, host: '127.0.0.1' });
    expect(await rig.installation.vault.list('notification:mail')).toEqual([]);
  });

  it('never sends a password unencrypted', async () => {
    await expect(mail(25, { security: 'none', user: account.user }, account.password)).rejects.toMatchObject({ field: 'channel.security' });
  });
});
