import { entraConnectorType } from '../../../backend/connectors/entra';
import { countRead, openForReading } from '../reference-read';
import { takeCounters } from '../stand-in/reference';
import { entraValues } from './connector-rig';
import { type EntraProcess, startEntraProcess } from './own-process';

describe('the reference directory from Entra, 20 ms away', () => {
  let entra: EntraProcess;

  beforeAll(async () => {
    entra = await startEntraProcess({ users: 10_000, groups: 500, members: 100, latency: 20 });
  }, 40_000);

  afterAll(() => entra?.close());

  it('is read whole, with no call too many, and a run without changes takes two', async () => {
    const connector = openForReading(entraConnectorType, entraValues(entra));
    const { seen, memberships, cursor, seconds } = await countRead(connector, 'flatten');
    expect(seen).toEqual({ user: 10_000, group: 500, members: 500, 'members-complete': 500, complete: 2, cursor: 1 });
    expect(memberships).toBe(500 * 100);
    // 25 batches of members and one for the place where changes start.
    expect(await takeCounters(entra.baseUrl)).toMatchObject({ users: 11, groups: 1, batch: 26, token: 1, members: 0 });
    // The bench holds the limit on a quiet machine; here it only has to come to an end among other tests.
    expect(seconds).toBeLessThan(40);

    if (cursor === null) throw new Error('The read gave a cursor.');
    const scope = { wantsMembersOf: () => true, nesting: 'flatten', fingerprint: 'reference' } as const;
    const kinds: string[] = [];
    for await (const event of connector.readDelta?.(scope, cursor) ?? []) kinds.push(event.kind);
    await connector.close();
    expect(kinds).toEqual(['cursor']);
    const calls = Object.values(await takeCounters(entra.baseUrl)).reduce((sum, count) => sum + count, 0);
    expect(calls).toBe(2);
  }, 60_000);
});
