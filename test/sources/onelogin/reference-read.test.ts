import { pino } from 'pino';
import { createConnectorHost } from '../../../backend/connectors/kit/host';
import { oneLoginConnectorType } from '../../../backend/connectors/onelogin';
import { systemClock } from '../../../backend/runs/clock';
import { openGuard } from '../open-guard';
import { type OneLoginProcess, startOneLoginProcess } from './own-process';

const latencyMs = 20;

describe('the reference directory from OneLogin, 20 ms away', () => {
  let onelogin: OneLoginProcess;

  beforeAll(async () => {
    onelogin = await startOneLoginProcess({ users: 10_000, groups: 500, members: 100, latency: latencyMs });
  }, 40_000);

  afterAll(() => onelogin?.close());

  it('is read whole, with no call too many, by all lanes all the time', async () => {
    const { baseUrl, clientId, clientSecret } = onelogin;
    const parsed = oneLoginConnectorType.parse({ baseUrl, clientId, clientSecret });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const host = createConnectorHost({
      guard: openGuard,
      clock: systemClock,
      log: pino({ level: 'silent' }),
      signal: new AbortController().signal,
    });
    const connector = oneLoginConnectorType.open(parsed.config, host);
    const seen: Record<string, number> = {};
    const started = performance.now();
    let memberships = 0;
    for await (const event of connector.readFull({ wantsMembersOf: () => true, nesting: 'direct', fingerprint: 'reference' })) {
      seen[event.kind] = (seen[event.kind] ?? 0) + 1;
      if (event.kind === 'members') memberships += event.add.length;
    }
    const seconds = (performance.now() - started) / 1_000;
    await connector.close();
    expect(seen).toMatchObject({ user: 10_000, group: 500, 'members-complete': 500, complete: 2 });
    expect(seen).not.toHaveProperty('problem');
    expect(memberships).toBe(500 * 100);
    const { counters } = (await (await fetch(`${baseUrl}/stand-in/counters`)).json()) as { counters: Record<string, number> };
    expect(counters).toMatchObject({ users: 100, roles: 5, members: 500, token: 1 });

    const calls = Object.values(counters).reduce((sum, count) => sum + count, 0);
    const ideal = (calls * latencyMs) / 1_000 / parsed.config.lanes;
    process.stdout.write(`OneLogin, reference read: ${calls} calls, ${seconds.toFixed(2)} s, ${(seconds / ideal).toFixed(3)} × ideal\n`);
    // The goal is 1.15 on a quiet machine; here it is only far better than one lane would be.
    expect(seconds / ideal).toBeLessThan(2.5);
  }, 60_000);
});
