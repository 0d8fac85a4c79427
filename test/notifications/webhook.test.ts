/** From a run to the webhook: a real run, a real database, a real receiver. */
import { createHmac } from 'node:crypto';
import { type Rig, startRig } from '../rig/rig';
import { smallCompany } from '../rig/small-company';
import { saveChannel, settle } from './channels';
import { startWebhookSink, type WebhookSink } from './webhook-sink';

jest.setTimeout(60_000);

describe('messages about runs', () => {
  let rig: Rig;
  let sink: WebhookSink;
  beforeEach(async () => {
    [rig, sink] = await Promise.all([startRig({ company: smallCompany() }), startWebhookSink()]);
  });
  afterEach(async () => {
    await Promise.all([rig.close(), sink.close()]);
  });

  const hook = (change: object = {}) =>
    saveChannel(rig.installation, { kind: 'webhook', id: 'hook', ...change }, { url: sink.url, secret: 'shared secret' });
  const run = async () => {
    const finished = await rig.sync();
    await settle(rig.installation);
    return finished;
  };
  const heard = () => sink.calls.map(({ json }) => `${json.event}${json.reminder ? ' again' : ''}`);
  const failing = () => rig.okta.break({ at: ['users'], how: { kind: 'status', status: 401 } });

  it('tell a failure once however often it repeats, and the recovery', async () => {
    await hook();
    await run();
    failing();
    const [first] = [await run(), await run(), await run()];
    rig.okta.mend();
    await run();
    await run();
    expect(heard()).toEqual(['failed', 'recovered']);
    expect(sink.calls[0]?.json).toMatchObject({
      event: 'failed',
      connector: { id: 'okta', name: 'Okta' },
      run: { id: first?.id, state: 'failed', error: { code: first?.error?.code } },
      url: `${rig.jira.loopbackUrl}/secure/admin/Rollcall.jspa#/runs/${first?.id}`,
    });
    expect(sink.calls[1]?.json).toMatchObject({ run: { state: 'done' }, since: first?.finishedAt });
  });

  it('remind once a day while a failure lasts', async () => {
    await hook();
    failing();
    const first = await run();
    await rig.query(`update told_conditions set told_at = told_at - interval '23 hours', since = since - interval '23 hours'`);
    await run();
    await run();
    expect(heard()).toEqual(['failed', 'failed again']);
    expect(Date.parse(sink.calls[1]?.json.since)).toBe(Date.parse(first.finishedAt ?? '') - 23 * 3_600_000);
  });

  it('are signed so that the receiver can prove who sent them', async () => {
    await hook({ events: ['changed'] });
    await run();
    const [call] = sink.calls;
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = call?.headers ?? {};
    const expected = createHmac('sha256', 'shared secret').update(`${id}.${at}.${call?.body}`).digest('base64');
    expect(signature).toBe(`v1,${expected}`);
    expect(Math.abs(Number(at) * 1000 - Date.now())).toBeLessThan(60_000);
    expect(call?.json.id).toBe(id);
  });

  it('name no person, no group and no secret', async () => {
    await hook({ events: ['changed', 'held'] });
    await run();
    for (const person of [...rig.company.people.keys()].slice(0, 3)) rig.company.leave(person);
    await rig.change({ brakes: { deactivations: { count: 1 } } });
    await run();
    expect(heard()).toEqual(['changed', 'held']);
    const all = JSON.stringify(sink.calls.map(({ body }) => body));
    for (const { login } of rig.company.people.values()) expect(all).not.toContain(login);
    for (const { name } of rig.company.groups.values()) expect(all).not.toContain(name);
    expect(all).not.toContain(rig.okta.apiToken);
    expect(sink.calls[1]?.json.run.outcome.held).toBeGreaterThan(0);
  });

  it('come in words only for a chat, in the language of the channel', async () => {
    await hook({ format: 'text', language: 'de' });
    failing();
    await run();
    const [call] = sink.calls;
    expect(Object.keys(call?.json)).toEqual(['text']);
    expect(call?.json.text).toMatch(/^Okta: Der Abgleich ist fehlgeschlagen\n[\s\S]*#\/runs\//);
  });

  it('are given once although several processes look, and although the same end is judged twice', async () => {
    await hook();
    failing();
    await rig.sync();
    await Promise.all([1, 2, 3, 4].map(() => settle(rig.installation)));
    await rig.query(`insert into run_endings (run_id) select id from runs`);
    await rig.query(`delete from told_conditions`);
    await settle(rig.installation);
    expect(heard()).toEqual(['failed']);
  });

  it('wait for a channel that is away and never hold up a run', async () => {
    await hook({ events: ['changed'] });
    sink.status = 503;
    expect((await run()).state).toBe('done');
    await settle(rig.installation);
    expect(sink.calls).toHaveLength(1);
    const [waiting] = await rig.installation.store.deliveries.summary();
    expect(waiting).toMatchObject({ channel: 'hook', waiting: 1, last: { state: 'waiting', error: { code: 'channel-unreachable' } } });
    expect(JSON.stringify(waiting)).not.toContain('do-not-show');

    sink.status = 200;
    await rig.query(`update deliveries set due_at = now()`);
    await settle(rig.installation);
    expect(sink.calls.map(({ headers }) => headers['webhook-id'])).toEqual([sink.calls[0]?.json.id, sink.calls[0]?.json.id]);
    expect(await rig.installation.store.deliveries.summary()).toMatchObject([
      { waiting: 0, last: { state: 'delivered', attempts: 2, error: null } },
    ]);
  });

  it('show the try that failed and not the messages that wait behind it', async () => {
    await hook({ events: ['changed'] });
    await rig.sync();
    await rig.query(`insert into deliveries (id, channel, key, event, message)
      select gen_random_uuid(), 'hook', 'later:' || n, 'test', '{"event": "test"}' from generate_series(1, 3) as n`);
    sink.status = 503;
    await settle(rig.installation);
    expect(sink.calls).toHaveLength(1);
    expect(await rig.installation.store.deliveries.summary()).toMatchObject([
      { waiting: 4, last: { state: 'waiting', attempts: 1, error: { code: 'channel-unreachable' } } },
    ]);
  });

  const idOf = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
  const queue = (from: number, to: number) =>
    rig.query(`insert into deliveries (id, channel, key, event, message, created_at)
      select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'hook', 'queued:' || n, 'test', '{"event": "test"}',
        now() + n * interval '1 microsecond'
      from generate_series(${from}, ${to}) as n order by n desc`);
  const ids = () => sink.calls.map(({ json }) => Number(json.id.slice(-12)));
  const dueNow = (where = 'true') => rig.query(`update deliveries set due_at = now() where state = 'waiting' and ${where}`);

  it('arrive in the order in which they were made, also after the channel was away', async () => {
    await hook();
    sink.status = 503;
    await queue(1, 7);
    await settle(rig.installation);
    await dueNow(`id <> '${idOf(1)}'`);
    await queue(8, 9);
    await settle(rig.installation);
    expect(ids()).toEqual([1]);

    sink.status = 204;
    sink.delayMs = 30;
    await dueNow();
    await Promise.all([1, 2, 3, 4].map(() => settle(rig.installation)));
    expect(ids()).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('are not held up for long by one that the channel never takes', async () => {
    await hook();
    await queue(1, 3);
    sink.chokesOn = idOf(1);
    for (let again = 0; again < 4; again++) {
      await dueNow();
      await settle(rig.installation);
    }
    expect(ids()).toEqual([1, 1, 1, 1, 2, 3]);
    await queue(4, 4);
    await settle(rig.installation);
    expect(ids()).toEqual([1, 1, 1, 1, 2, 3, 4]);

    sink.chokesOn = null;
    await dueNow();
    await settle(rig.installation);
    expect(ids().slice(-1)).toEqual([1]);
    expect(await rig.installation.store.deliveries.summary()).toMatchObject([{ waiting: 0 }]);
  });

  it('stay in order while the channel is away for long', async () => {
    await hook();
    sink.status = 503;
    await queue(1, 3);
    for (let again = 0; again < 6; again++) {
      await dueNow();
      await settle(rig.installation);
    }
    expect(new Set(ids())).toEqual(new Set([1, 2]));
    sink.status = 204;
    const before = sink.calls.length;
    await dueNow();
    await settle(rig.installation);
    expect(ids().slice(before)).toEqual([1, 2, 3]);
  });

  it('are one of a kind in a quarter of an hour when a connector changes to and fro, and the last says how it ended', async () => {
    await hook();
    for (let times = 0; times < 3; times++) {
      failing();
      await run();
      rig.okta.mend();
      await run();
    }
    failing();
    const last = await run();
    expect(heard()).toEqual(['failed', 'recovered']);
    await rig.query(`update told_conditions set folding = jsonb_set(folding, '{held,dueAt}', '"2020-01-01T00:00:00.000Z"')`);
    await Promise.all([settle(rig.installation), settle(rig.installation)]);
    await settle(rig.installation);
    expect(heard()).toEqual(['failed', 'recovered', 'failed']);
    expect(sink.calls[2]?.json).toMatchObject({ leftOut: 4, run: { id: last.id }, since: last.finishedAt });
    expect(sink.calls[2]?.json.text).toContain('Messages left out before, as it changed to and fro: 4');
  });

  it('are given up after few refusals and after a day of silence', async () => {
    await hook({ events: ['changed'] });
    sink.status = 404;
    await run();
    for (let again = 0; again < 4; again++) {
      await rig.query(`update deliveries set due_at = now()`);
      await settle(rig.installation);
    }
    expect(sink.calls).toHaveLength(3);
    expect(await rig.installation.store.deliveries.summary()).toMatchObject([
      {
        waiting: 0,
        last: { state: 'given-up', attempts: 3, error: { code: 'channel-refused', remedy: expect.stringMatching(/address/) } },
      },
    ]);
  });

  it('do not follow a redirect', async () => {
    await hook({ events: ['changed'] });
    sink.status = 302;
    await run();
    expect(sink.calls.map(({ path }) => path)).toEqual(['/hook/do-not-show-token']);
  });

  it('keep to the list of hosts that may be reached', async () => {
    await saveChannel(rig.installation, { kind: 'webhook', id: 'inner' }, { url: 'http://169.254.169.254/latest/meta-data' });
    await saveChannel(rig.installation, { kind: 'email', id: 'mail', host: '10.9.8.7', from: 'a@example.com', to: ['b@example.com'] });
    for (const id of ['inner', 'mail'])
      expect(await rig.installation.notifications.test(id, 'test')).toMatchObject({ code: 'outbound-refused', remedy: expect.any(String) });
  });

  it('tell of a scheduled run that did not happen, once, and that it runs again', async () => {
    await hook();
    const { store, configuration, notifications } = rig.installation;
    const current = await store.connectors.get('okta');
    await configuration.saveConnector(
      { ...current?.value, schedule: { cron: '*/5 * * * *', timeZone: 'UTC' } },
      {},
      current?.version ?? null,
      'test',
    );
    await run();
    await notifications.watch();
    await settle(rig.installation);
    expect(heard()).toEqual([]);
    await rig.query(`update connectors set updated_at = now() - interval '2 hours'`);
    await rig.query(`update runs set started_at = now() - interval '1 hour', finished_at = now() - interval '1 hour'`);
    await notifications.watch();
    await notifications.watch();
    await settle(rig.installation);
    expect(heard()).toEqual(['not-started']);
    expect(Date.parse(sink.calls[0]?.json.dueAt)).toBeGreaterThan(Date.now() - 3_600_000);
    await run();
    expect(heard()).toEqual(['not-started', 'recovered']);
  });

  it('do not come from runs for one person, from what-ifs, or when somebody stopped a run', async () => {
    await hook({ events: ['failed', 'partial', 'changed', 'recovered'] });
    await rig.sync({ kind: 'simulation' });
    await rig.sync({ kind: 'person', person: 'anna@example.com' });
    rig.okta.setLatency(300);
    const started = await rig.installation.runs.start({ connectorId: 'okta', kind: 'full', trigger: 'api', actor: 'test' });
    await rig.installation.runs.stop(started.id, 'test');
    expect((await rig.installation.runs.wait(started.id)).state).toBe('stopped');
    await settle(rig.installation);
    expect(sink.calls).toEqual([]);
  });
});
