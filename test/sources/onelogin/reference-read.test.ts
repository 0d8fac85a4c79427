import { oneLoginConnectorType } from '../../../backend/connectors/onelogin';
import { countRead, openForReading } from '../reference-read';
import { takeCounters } from '../stand-in/reference';
import { type OneLoginProcess, startOneLoginProcess } from './own-process';

describe('the reference directory from OneLogin, 20 ms away', () => {
  let onelogin: OneLoginProcess;

  beforeAll(async () => {
    onelogin = await startOneLoginProcess({ users: 10_000, groups: 500, members: 100, latency: 20 });
  }, 40_000);

  afterAll(() => onelogin?.close());

  it('is read whole, with no call too many', async () => {
    const { baseUrl, clientId, clientSecret } = onelogin;
    const connector = openForReading(oneLoginConnectorType, { baseUrl, clientId, clientSecret });
    const { seen, memberships, seconds } = await countRead(connector);
    await connector.close();
    expect(seen).toEqual({ user: 10_000, group: 500, members: 500, 'members-complete': 500, complete: 2 });
    expect(memberships).toBe(500 * 100);
    expect(await takeCounters(baseUrl)).toMatchObject({ users: 100, roles: 5, members: 500, token: 1 });
    // The bench holds the limit on a quiet machine; here it is only quicker than one lane would be.
    expect(seconds).toBeLessThan(40);
  }, 60_000);
});
