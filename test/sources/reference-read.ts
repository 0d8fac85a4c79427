/** A whole read of the reference directory, counted. */
import { pino } from 'pino';
import { createConnectorHost } from '../../backend/connectors/kit/host';
import type { Connector, ConnectorType, FieldValues, ReadScope } from '../../backend/connectors/spi';
import type { Cursor, ReadEvent } from '../../backend/domain/read-events';
import { systemClock } from '../../backend/runs/clock';
import { openGuard } from './open-guard';

/** With the real clock: waits are waits. */
export function openForReading<Config>(type: ConnectorType<Config>, values: FieldValues): Connector {
  const parsed = type.parse(values);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { signal } = new AbortController();
  return type.open(parsed.config, createConnectorHost({ guard: openGuard, clock: systemClock, log: pino({ level: 'silent' }), signal }));
}

export interface CountedRead {
  /** Events by kind. */
  readonly seen: Readonly<Partial<Record<ReadEvent['kind'], number>>>;
  readonly memberships: number;
  readonly cursor: Cursor | null;
  readonly seconds: number;
}

export async function countRead(connector: Connector, nesting: ReadScope['nesting'] = 'direct'): Promise<CountedRead> {
  const seen: Partial<Record<ReadEvent['kind'], number>> = {};
  let memberships = 0;
  let cursor: Cursor | null = null;
  const started = performance.now();
  for await (const event of connector.readFull({ wantsMembersOf: () => true, nesting, fingerprint: 'reference' })) {
    seen[event.kind] = (seen[event.kind] ?? 0) + 1;
    if (event.kind === 'members') memberships += event.add.length;
    if (event.kind === 'cursor') cursor = event.value;
  }
  return { seen, memberships, cursor, seconds: (performance.now() - started) / 1_000 };
}
