/**
 * The reference directory read whole, through each type's stand-in at 20 ms, with the lanes the type has by default.
 *
 * The ratio compares the best read of some with the least time there can be: what a bare client needs in the same run for the
 * very same calls with as many lanes, pages of a list in a row since each is asked for with what the one before said. It
 * is never less than `calls × latency / lanes`, which is told as the plain ratio.
 */
import pino from 'pino';
import { createConnectorHost } from '../../backend/connectors/kit/host';
import { connectorTypes } from '../../backend/connectors/registry';
import type { ConnectorType, FieldValues } from '../../backend/connectors/spi';
import { systemClock } from '../../backend/runs/clock';
import { readSource } from '../../backend/runs/read/read-source';
import { createOutboundGuard } from '../../backend/security/outbound-guard';
import { REFERENCE, type ReferenceSource, referenceSourceOf, type StartedReference } from '../sources/reference-source';
import { recordRequests, timeBareRead } from './bare-read';
import { type Figure, figureWith } from './figures';
import { LATENCY_MS } from './stand-ins';

/** After the first read, which warms the program up. The shorter a read, the more a moment's delay weighs, and the more are made. */
const ROUNDS_SECONDS = 10;
const ROUNDS = { least: 5, most: 25 } as const;
const RATIO_GOAL = 1.15;

export async function measureSourceReads(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, type] of connectorTypes) figures.push(...(await measureType(name, type, await referenceSourceOf(name))));
  return figures;
}

async function measureType(name: string, type: ConnectorType, reference: ReferenceSource): Promise<readonly Figure[]> {
  const started = await reference.start(LATENCY_MS);
  try {
    const lanes = lanesOf(type, reference);
    const readBare = started.bareRead ?? (await recordBareRead(type, reference, started, lanes));
    const { seconds, bare } = await timeInTurns(() => timeRead(type, started.values), readBare);
    const near = started.near ? await timeReads(type, started.near) : seconds;
    const best = Math.min(...seconds);
    const plain = (reference.calls * LATENCY_MS) / lanes / 1_000;
    const limit = Math.max(plain, (reference.chain * LATENCY_MS) / 1_000, Math.min(...bare));
    const calls = await countCalls(type, started);
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

/** Reads and bare reads by turns: what slows the machine for a while slows both. */
async function timeInTurns(
  read: () => Promise<number>,
  readBare: () => Promise<number>,
): Promise<Record<'seconds' | 'bare', readonly number[]>> {
  const [seconds, bare]: [number[], number[]] = [[], []];
  const rounds = Math.ceil(ROUNDS_SECONDS / (await read()));
  for (let round = 0; round < Math.min(Math.max(rounds, ROUNDS.least), ROUNDS.most); round += 1) {
    seconds.push(await read());
    bare.push(await readBare());
  }
  return { seconds, bare };
}

async function countCalls(type: ConnectorType, started: StartedReference): Promise<number> {
  await started.callsSince();
  await timeRead(type, started.values);
  return started.callsSince();
}

/** Listens to a read and sends the same again. */
async function recordBareRead(
  type: ConnectorType,
  { chain, isInRow = () => false }: ReferenceSource,
  started: StartedReference,
  lanes: number,
): Promise<() => Promise<number>> {
  const requests = await recordRequests(() => timeRead(type, started.values));
  const inRow = requests.filter(isInRow).length;
  if (inRow !== chain) throw new Error(`${inRow} calls of the read are in a row, not ${chain}.`);
  return () => timeBareRead(requests, isInRow, lanes);
}

async function timeReads(type: ConnectorType, values: FieldValues): Promise<readonly number[]> {
  const seconds: number[] = [];
  for (let round = 0; round < ROUNDS.least; round += 1) seconds.push(await timeRead(type, values));
  return seconds;
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
