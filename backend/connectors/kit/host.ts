/** Gives connectors everything impure, and nothing more. */
import type { Logger } from 'pino';
import type { OutboundGuard } from '../../domain/outbound';
import type { Clock, ConnectorHost } from '../spi';
import { createHttpClient } from './http/create-client';

export interface ConnectorHostParts {
  readonly guard: OutboundGuard;
  readonly clock: Clock;
  readonly log: Logger;
  /** Aborts whatever the connector does. */
  readonly signal: AbortSignal;
  /** Keeps a credential the source replaced while it was used. Default: refused, for hosts that may not write secrets. */
  readonly saveRotatedSecret?: (field: string, value: string) => Promise<void>;
  /** 0 ≤ x < 1, for jitter. Default `Math.random`. */
  readonly random?: () => number;
}

export function createConnectorHost(parts: ConnectorHostParts): ConnectorHost {
  const { guard, clock, log, signal } = parts;
  return {
    http: (options) => createHttpClient(parts, options),
    guardAddress: async (host, port) => {
      await guard.resolve(host, port);
    },
    clock,
    log,
    signal,
    saveRotatedSecret: parts.saveRotatedSecret ?? (() => Promise.reject(new Error('This host keeps no secrets.'))),
  };
}
