import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { getCACertificates } from 'node:tls';
import type { OutboundGuard } from '../../../domain/outbound';

export interface GuardedAgents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
  /** Asks the guard about an address that stands in the URL itself, which no look-up ever sees. */
  readonly ready: () => Promise<void>;
}

/** Keep-alive agents that connect only to addresses the outbound guard gave for the name. @param ca PEM trusted in addition. */
export function openAgents(base: URL, guard: OutboundGuard, ca: string | undefined): GuardedAgents {
  const host = base.hostname.replace(/^\[|\]$/g, '');
  const port = Number(base.port) || (base.protocol === 'https:' ? 443 : 80);
  const lookup: LookupFunction = (name, options, answer) => {
    guard.resolve(name, port).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) answer(Object.assign(new Error('No address'), { code: 'ENOTFOUND' }), '', 0);
        else if (options.all) answer(null, [...addresses]);
        else answer(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => answer(error, '', 0),
    );
  };
  const shared = { keepAlive: true, keepAliveMsecs: 30_000, noDelay: true, lookup };
  const trusted = ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] };
  let asked: Promise<unknown> | null = null;
  return {
    http: new HttpAgent(shared),
    https: new HttpsAgent({ ...shared, ...trusted, maxCachedSessions: 100 }),
    ready: async () => {
      if (isIP(host) === 0) return;
      asked ??= guard.resolve(host, port);
      await asked;
    },
  };
}
