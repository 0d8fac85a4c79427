/** A connector's host in tests: real sockets, everything allowed, waits that cost nothing. */
import { pino } from 'pino';
import { createConnectorHost } from '../../backend/connectors/kit/host';
import type { ConnectorHost } from '../../backend/connectors/spi';
import { type HastyClock, hastyClock } from './hasty-clock';
import { openGuard } from './open-guard';

export interface TestHost extends ConnectorHost {
  readonly clock: HastyClock;
  abort(): void;
}

export function testHost(): TestHost {
  const clock = hastyClock();
  const stop = new AbortController();
  const host = createConnectorHost({ guard: openGuard, clock, log: pino({ level: 'silent' }), signal: stop.signal });
  return { ...host, clock, abort: () => stop.abort() };
}
