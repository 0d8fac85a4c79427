import { oktaConnectorType } from '../../../backend/connectors/okta';
import { countRead, openForReading } from '../reference-read';
import { takeCounters } from '../stand-in/reference';
import { type OktaProcess, startOktaProcess } from './own-process';

describe('the reference directory from Okta, 20 ms away', () => {
  let okta: OktaProcess;

  beforeAll(async () => {
    okta = await startOktaProcess({ users: 10_000, groups: 500, members: 100, latency: 20 });
  }, 40_000);

  afterAll(() => okta?.close());

  it('is read whole, with no call too many', async () => {
    const connector = openForReading(oktaConnectorType, { orgUrl: okta.baseUrl, apiToken: okta.apiToken });
    const { seen, memberships, seconds } = await countRead(connector);
    await connector.close();
    expect(seen).toEqual({ user: 10_000, group: 501, members: 501, 'members-complete': 501, complete: 2, cursor: 1 });
    // Everyone comes from the list of users.
    expect(memberships).toBe(500 * 100 + 10_000);
    expect(await takeCounters(okta.baseUrl)).toMatchObject({ users: 50, deprovisioned: 1, groups: 3, members: 500 });
    // The bench holds the limit on a quiet machine; here it only has to come to an end among other tests.
    expect(seconds).toBeLessThan(40);
  }, 60_000);
});
