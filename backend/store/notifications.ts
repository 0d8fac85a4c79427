/** LISTEN on a connection of its own, which is made again when it is lost. What is sent meanwhile is not heard. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { explained } from './errors';

type Listener = (payload: string) => void;

export interface Notifications {
  listen(channel: string, listener: Listener): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export function createNotifications(connection: PoolConfig, log: Logger): Notifications {
  const channels = new Map<string, Set<Listener>>();
  let current: Promise<Client> | null = null;
  let closed = false;

  async function connect(): Promise<Client> {
    const client = new Client({ keepAlive: true, ...connection });
    client.on('error', () => {});
    client.on('notification', ({ channel, payload = '' }) => {
      for (const listener of channels.get(channel) ?? []) {
        try {
          listener(payload);
        } catch (error) {
          log.error({ err: error, channel }, 'A listener failed');
        }
      }
    });
    await client.connect();
    client.on('end', () => {
      current = null;
      if (!closed && channels.size > 0) void reconnect();
    });
    for (const channel of channels.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return client;
  }

  /** One connection at a time; a failed attempt does not stand in the way of the next. */
  function connected(): Promise<Client> {
    current ??= connect().catch((error: unknown) => {
      current = null;
      throw error;
    });
    return current;
  }

  async function reconnect(): Promise<void> {
    for (let attempt = 1; !closed && channels.size > 0; attempt++) {
      try {
        await connected();
        return;
      } catch (error) {
        if (attempt === 1) log.warn({ err: error }, 'Lost the connection for notifications; connecting again');
        await sleep(Math.min(100 * 2 ** attempt, 5_000), undefined, { ref: false });
      }
    }
  }

  return {
    listen: (channel, listener) =>
      explained(async () => {
        const listeners = channels.get(channel) ?? new Set();
        channels.set(channel, listeners.add(listener));
        try {
          const client = await connected();
          await client.query(`listen ${client.escapeIdentifier(channel)}`);
        } catch (error) {
          forget(channel, listener);
          throw error;
        }
        return async () => {
          if (!forget(channel, listener) || !current) return;
          const client = await current.catch(() => null);
          if (!channels.has(channel)) await client?.query(`unlisten ${client.escapeIdentifier(channel)}`).catch(() => {});
        };
      }),

    async close() {
      closed = true;
      channels.clear();
      const client = await current?.catch(() => null);
      await client?.end().catch(() => {});
    },
  };

  /** True when it was the last of its channel. */
  function forget(channel: string, listener: Listener): boolean {
    const listeners = channels.get(channel);
    listeners?.delete(listener);
    return listeners?.size === 0 && channels.delete(channel);
  }
}
