import type { Connector } from '../../../backend/connectors/spi';
import type { Company } from '../company/company';
import { sampleCompany } from '../company/sample-company';
import { testHost } from '../test-host';
import { openEntraConnector, readSnapshot } from './connector-rig';
import { type EntraStandIn, startEntra } from './start';

let entra: EntraStandIn;
let company: Company;
const connectors: Connector[] = [];

const open = (...options: Parameters<typeof openEntraConnector> extends [unknown, ...infer Rest] ? Rest : never) => {
  const connector = openEntraConnector(entra, ...options);
  connectors.push(connector);
  return connector;
};

beforeEach(async () => {
  company = sampleCompany();
  entra = await startEntra({ company });
});

afterEach(async () => {
  for (const connector of connectors.splice(0)) await connector.close();
  await entra.close();
});

describe('batches', () => {
  it('ask twenty groups at a time', async () => {
    await readSnapshot(open());
    expect(entra.batched.members).toBe(24);
    // One for the place where changes start, two for members.
    expect(entra.counters).toMatchObject({ batch: 3, users: 1, groups: 1, token: 1 });
    expect(entra.lowPriority).toBe(24 + 3 + 2);
  });

  it('read everything through throttling inside them by waiting as long as asked', async () => {
    await entra.close();
    const host = testHost();
    entra = await startEntra({ company, now: host.clock.now, throttle: { unitsPerWindow: 20 } });
    const read = await readSnapshot(openEntraConnector(entra, {}, host));
    expect(read.problems).toEqual([]);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(Math.max(...host.clock.slept)).toBeGreaterThan(5_000);
  });

  it('that break as a whole are asked for again one by one', async () => {
    entra.break({ at: 'batch', how: { kind: 'html' } });
    const read = await readSnapshot(open());
    expect(read.problems).toEqual([]);
    expect(read.cursor).not.toBeNull();
    expect(entra.counters.members).toBe(24);
  });

  it('fetch one fresh token when the old one ends inside', async () => {
    entra.break({ at: 'members', times: 20, how: { kind: 'status', status: 401 } });
    const read = await readSnapshot(open());
    expect(read.problems).toEqual([]);
    expect(entra.counters.token).toBeLessThanOrEqual(3);
  });

  it('stop after a few failures when Graph is down, and everything not read is poisoned and owed', async () => {
    entra.break({ at: 'members', how: { kind: 'status', status: 503 } });
    const read = await readSnapshot(open());
    expect(read.problems).toHaveLength(24);
    expect(read.complete).toEqual({ users: true, groups: true });
    expect(entra.counters.batch).toBeLessThanOrEqual(12);
    expect(read.cursor).not.toBeNull();
  });

  it('are not sent any more once our credentials are refused', async () => {
    entra.break({ at: 'members', how: { kind: 'status', status: 401 } });
    const read = await readSnapshot(open({ lanes: 1 }));
    expect(read.problems).toHaveLength(24);
    expect(entra.counters.batch).toBeLessThanOrEqual(4);
  });
});
