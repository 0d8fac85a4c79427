/**
 * The reference directory read whole, through each type's stand-in at 20 ms, with the lanes the type has by default.
 *
 * The ratio compares the best read of some with the least time there can be: every call takes the latency, so many at once as
 * there are lanes, and calls that need the reply before them one after the other. `calls × latency / lanes` alone is told as
 * the plain ratio; it leaves out that pages of one list come in a row. Where a source has a bare read (LDAP: a real server
 * that has work of its own to do), that is the limit when it takes longer.
 */
import pino from 'pino';
import { createConnectorHost } from '../../backend/connectors/kit/host';
import { connectorTypes } from '../../backend/connectors/registry';
import type { ConnectorType, FieldValues } from '../../backend/connectors/spi';
import { systemClock } from '../../backend/runs/clock';
import { readSource } from '../../backend/runs/read/read-source';
import { createOutboundGuard } from '../../backend/security/outbound-guard';
import { REFERENCE, type ReferenceSource, referenceSourceOf, type StartedReference } from '../sources/reference-source';
import { type Figure, figureWith } from './figures';
import { LATENCY_MS } from './stand-ins';

/** After the first one, which warms the program up. */
const ROUNDS = 5;
const RATIO_GOAL = 1.15;

export async function measureSourceReads(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, type] of connectorTypes) figures.push(...(await measureType(name, type, await referenceSourceOf(name))));
  return figures;
}

async function measureType(name: string, type: ConnectorType, reference: ReferenceSource): Promise<readonly Figure[]> {
  const started = await reference.start(LATENCY_MS);
  try {
    const { seconds, calls } = await measureReads(type, started);
    const near = started.near ? await timeReads(type, started.near) : seconds;
    const best = Math.min(...seconds);
    const plain = (reference.calls * LATENCY_MS) / lanesOf(type, reference) / 1_000;
    const limit = Math.max(plain, (reference.chain * LATENCY_MS) / 1_000, (await bestBareRead(started)) ?? 0);
    return [
      figureWith(`read_${name}_calls`, calls, 'calls', reference.calls),
      figureWith(`read_${name}_seconds`, median(near), 's', reference.seconds),
      figureWith(`read_${name}_ratio`, best / limit, `× ${limit.toFixed(3)} s`, RATIO_GOAL),
      figureWith(`read_${name}_plain_ratio`, best / plain, `× ${plain.toFixed(3)} s (calls × latency / lanes)`, null),
    ];
  } finally {
    await started.close();
  }
}

async function measureReads(type: ConnectorType, started: StartedReference): Promise<{ seconds: readonly number[]; calls: number }> {
  await timeRead(type, started.values);
  await started.callsSince();
  const seconds = await timeReads(type, started.values);
  return { seconds, calls: (await started.callsSince()) / ROUNDS };
}

async function timeReads(type: ConnectorType, values: FieldValues): Promise<readonly number[]> {
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) seconds.push(await timeRead(type, values));
  return seconds;
}

async function bestBareRead(started: StartedReference): Promise<number | null> {
  if (!started.bareRead) return null;
  const seconds: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) seconds.push(await started.bareRead());
  return Math.min(...seconds);
}

/** What the type's form says; calls that all wait for one another have one lane, whatever the form says. */
function lanesOf(type: ConnectorType, { calls, chain }: ReferenceSource): number {
  const lanes = type.spec.fields.find(({ key }) => key === 'lanes')?.default;
  return chain < calls && typeof lanes === 'number' ? lanes : 1;
}

async function timeRead(type: ConnectorType, values: FieldValues): Promise<number> {
  const parsed = type.parse(values);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { signal } = new AbortController();
  const host = createConnectorHost({
    guard: createOutboundGuard({ allow: ['127.0.0.1'] }),
    clock: systemClock,
    log: pino({ level: 'silent' }),
    signal,
  });
  const connector = type.open(parsed.config, host);
  const began = performance.now();
  const { snapshot } = await readSource(
    connector,
    { wantsMembersOf: () => true, nesting: 'flatten', fingerprint: 'bench' },
    signal,
    () => undefined,
  );
  const seconds = (performance.now() - began) / 1_000;
  await connector.close();
  const memberships = [...snapshot.members.values()].reduce((sum, { members }) => sum + members.length, 0);
  if (!snapshot.complete.users || snapshot.users.size < REFERENCE.users || memberships < REFERENCE.groups * REFERENCE.members) {
    throw new Error(`The read is not whole: ${snapshot.users.size} people, ${memberships} memberships.`);
  }
  return seconds;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
