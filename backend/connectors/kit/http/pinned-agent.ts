/** Keep-alive agents that connect only to addresses the outbound guard allowed. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import { getCACertificates } from 'node:tls';
import type { OutboundGuard, PinnedAddress } from '../../../domain/outbound';
import type { Clock } from '../../spi';

const pinnedForMs = 60_000;

export interface PinnedAgent {
  readonly agent: HttpAgent | HttpsAgent;
  /** Asks the guard (at most once a minute) and throws `outbound-refused` when it says no. Call before every request. */
  permit(): Promise<void>;
  close(): void;
}

export function createPinnedAgent(
  guard: OutboundGuard,
  clock: Clock,
  base: URL,
  options: { readonly lanes: number; readonly connectTimeoutMs: number; readonly ca: string | undefined },
): PinnedAgent {
  const secure = base.protocol === 'https:';
  const host = base.hostname.replace(/^\[|\]$/g, '');
  const port = base.port === '' ? (secure ? 443 : 80) : Number(base.port);
  let pinned: readonly PinnedAddress[] = [];
  let pinnedUntil = 0;
  let asking: Promise<void> | null = null;

  const lookup: LookupFunction = (_host, { all }, answer) => {
    const first = pinned[0];
    if (!first) answer(new Error('The outbound guard named no address.'), '');
    else if (all) answer(null, [...pinned]);
    else answer(null, first.address, first.family);
  };
  const settings = { keepAlive: true, maxSockets: options.lanes, scheduling: 'lifo' as const, lookup };
  const agent = secure
    ? new HttpsAgent({ ...settings, ...(options.ca ? { ca: [...getCACertificates('default'), options.ca] } : {}) })
    : new HttpAgent(settings);
  limitConnecting(agent, secure ? 'secureConnect' : 'connect', options.connectTimeoutMs);

  return {
    agent,
    permit: () => {
      if (clock.now() < pinnedUntil) return Promise.resolve();
      asking ??= guard
        .resolve(host, port)
        .then((addresses) => {
          pinned = addresses;
          pinnedUntil = clock.now() + pinnedForMs;
        })
        .finally(() => {
          asking = null;
        });
      return asking;
    },
    close: () => agent.destroy(),
  };
}

/** Node's agents have no deadline for opening a connection; a firewall that drops packets would hold a lane for minutes. */
function limitConnecting(agent: HttpAgent, opened: 'connect' | 'secureConnect', timeoutMs: number): void {
  const create = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = create(options, callback);
    if (socket) destroyUnless(socket, opened, timeoutMs);
    return socket;
  };
}

function destroyUnless(socket: Duplex, opened: string, timeoutMs: number): void {
  const timer = setTimeout(() => {
    socket.destroy(Object.assign(new Error('The connection was not opened in time.'), { code: 'ETIMEDOUT' }));
  }, timeoutMs);
  const stop = () => clearTimeout(timer);
  socket.once(opened, stop);
  socket.once('close', stop);
}
