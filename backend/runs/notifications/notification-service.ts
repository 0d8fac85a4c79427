/** Tells people outside of Rollcall how runs ended. A run never waits for it, and never fails by it. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Clock } from '../../connectors/spi';
import { type ErrorView, viewError } from '../../domain/errors';
import type { Channel } from '../../domain/notifications/channel';
import type { Message } from '../../domain/notifications/message';
import type { OutboundGuard } from '../../domain/outbound';
import type { Audit } from '../../security/audit';
import type { Vault } from '../../security/vault';
import type { Store } from '../../store/store';
import { isoNow } from '../clock';
import { channelOwner, noSuchChannel } from '../configuration/channel-problems';
import { deliverDue, type Send } from './deliver';
import { panelAddress } from './panel-address';
import { refused } from './refusal';
import { sendMail } from './send-mail';
import { sendWebhook } from './send-webhook';
import { tellEndings } from './tell-endings';
import { tellHeld } from './tell-held';
import { watchSchedules } from './watch-schedules';

export interface NotificationService {
  /** Judges ends of runs and sends what is due, until nothing is left to do now. Safe in several processes at once. */
  work(signal: AbortSignal): Promise<void>;
  /** Looks for scheduled runs that did not happen; what it finds is sent by the next `work`. */
  watch(): Promise<void>;
  /** Sends a test message at once. Null when it was taken; throws `not-found`. */
  test(channelId: string, actor: string): Promise<ErrorView | null>;
}

export interface NotificationParts {
  readonly store: Store;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Logger;
  /** Under the list of allowed hosts of the moment. */
  guard(): Promise<OutboundGuard>;
}

const LEASE = 'notifications';

export function createNotificationService(parts: NotificationParts): NotificationService {
  const { store, vault, audit, clock, log } = parts;

  const sender =
    (signal: AbortSignal): Send =>
    async (channel, id, message) => {
      const secrets = await vault.getAll(channelOwner(channel.id));
      const ca = channel.caFile === null ? undefined : await readCaFile(channel.caFile);
      const around = { guard: await parts.guard(), clock, ca, secrets, signal };
      await (channel.kind === 'email' ? sendMail(channel, id, message, around) : sendWebhook(channel, id, message, around));
    };

  /** What channels know must not change under our hands. Whoever does not get the lease need not do the work. */
  async function alone(work: () => Promise<void>): Promise<void> {
    const lease = await store.leases.acquire(LEASE, 'judging what is to be told');
    if (!('lost' in lease)) return;
    try {
      await work();
    } finally {
      await lease.release();
    }
  }

  return {
    async work(signal) {
      while (!signal.aborted && (await store.deliveries.endings(1)).length > 0) {
        const before = await store.deliveries.endings(1);
        await alone(() => tellEndings(store, clock, log));
        const after = await store.deliveries.endings(1);
        // Another process is at it.
        if (after[0] !== undefined && after[0].seq === before[0]?.seq) break;
      }
      if (!signal.aborted && (await store.deliveries.heldBefore(isoNow(clock))).length > 0) await alone(() => tellHeld(store, clock));
      const send = sender(signal);
      while (!signal.aborted && (await deliverDue(store, send, log)) > 0);
    },
    watch: () => alone(() => watchSchedules(store, clock)),
    async test(channelId, actor) {
      const settings = (await store.settings.get()).value;
      const channel = settings.notifications.channels.find(({ id }) => id === channelId);
      if (!channel) throw noSuchChannel(channelId);
      const delivery = {
        id: randomUUID(),
        channel: channelId,
        key: `test:${randomUUID()}`,
        message: testMessage(isoNow(clock), panelAddress(settings, null)),
      };
      const error = await attempt(sender(AbortSignal.timeout(40_000)), channel, delivery);
      await store.deliveries.note(delivery, error === null ? { state: 'delivered' } : { state: 'given-up', error });
      await audit.record({
        actor,
        action: 'notification.test',
        subject: channelOwner(channelId),
        detail: { result: error === null ? 'delivered' : error.code },
      });
      return error;
    },
  };
}

async function attempt(send: Send, channel: Channel, { id, message }: { readonly id: string; readonly message: Message }) {
  try {
    await send(channel, id, message);
    return null;
  } catch (error) {
    return viewError(error);
  }
}

function testMessage(at: string, url: string | null): Message {
  return { event: 'test', reminder: false, at, since: null, connector: null, run: null, dueAt: null, url };
}

async function readCaFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw refused('The CA file of the channel cannot be read.', 'Check the path on the server and who may read it.', error);
  }
}
