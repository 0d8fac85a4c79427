import { pino } from 'pino';
import { createConnectorHost } from '../../../backend/connectors/kit/host';
import { oktaConnectorType } from '../../../backend/connectors/okta';
import { systemClock } from '../../../backend/runs/clock';
import { openGuard } from '../open-guard';
import { type OktaProcess, startOktaProcess } from './own-process';

describe('the reference directory from Okta, 20 ms away', () => {
  let okta: OktaProcess;

  beforeAll(async () => {
    okta = await startOktaProcess({ users: 10_000, groups: 500, members: 100, latency: 20 });
  }, 40_000);

  afterAll(() => okta?.close());

  it('is read whole, with no call too many', async () => {
    const parsed = oktaConnectorType.parse({ orgUrl: okta.baseUrl, apiToken: okta.apiToken, lanes: 32 });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const host = createConnectorHost({
      guard: openGuard,
      clock: systemClock,
      log: pino({ level: 'silent' }),
      signal: new AbortController().signal,
    });
    const connector = oktaConnectorType.open(parsed.config, host);
    const seen: Record<string, number> = {};
    const started = performance.now();
    let memberships = 0;
    for await (const event of connector.readFull({ wantsMembersOf: () => true, nesting: 'direct', fingerprint: 'reference' })) {
      seen[event.kind] = (seen[event.kind] ?? 0) + 1;
      if (event.kind === 'members') memberships += event.add.length;
    }
    const seconds = (performance.now() - started) / 1_000;
    await connector.close();
    expect(seen).toMatchObject({ user: 10_000, group: 501, 'members-complete': 501, complete: 2 });
    expect(seen).not.toHaveProperty('problem');
    // Everyone comes from the list of users.
    expect(memberships).toBe(500 * 100 + 10_000);
    const { counters } = (await (await fetch(`${okta.baseUrl}/stand-in/counters`)).json()) as { counters: Record<string, number> };
    expect(counters).toMatchObject({ users: 50, deprovisioned: 1, groups: 3, members: 500 });
    // The bench holds the limit of two seconds on a quiet machine; here it is only no slower than one lane would be.
    expect(seconds).toBeLessThan(554 * 0.02);
  }, 60_000);
});
