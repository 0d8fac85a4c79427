/** Sends what is due: channels side by side, the messages of one channel one after the other. */
import type { Logger } from 'pino';
import { isRollcallError, viewError } from '../../domain/errors';
import type { Channel } from '../../domain/notifications/channel';
import type { Message } from '../../domain/notifications/message';
import { pauseBeforeNextTry } from '../../domain/notifications/next-try';
import type { Delivery } from '../../store/delivery-repository';
import type { Store } from '../../store/store';
import { refused } from './refusal';

/** Throws a RollcallError that says what is wrong with the channel. */
export type Send = (channel: Channel, id: string, message: Message) => Promise<void>;

const PER_CHANNEL = 5;
/** Longer than all messages of one channel can take; after it they are taken for lost with their process. */
const CLAIM_MS = 5 * 60_000;
/** A channel that is away is not asked once for each message that waits. */
const OTHERS_WAIT_MS = 60_000;

/** Answers how many were tried. */
export async function deliverDue(store: Store, send: Send, log: Logger): Promise<number> {
  const claimed = await store.deliveries.claim(PER_CHANNEL, CLAIM_MS);
  if (claimed.length === 0) return 0;
  const { channels } = (await store.settings.get()).value.notifications;
  const queues = Map.groupBy(claimed, ({ channel }) => channel);
  await Promise.all(
    [...queues].map(([id, queue]) => deliverQueue(store, send, log, channels.find((each) => each.id === id) ?? null, queue)),
  );
  return claimed.length;
}

async function deliverQueue(store: Store, send: Send, log: Logger, channel: Channel | null, queue: readonly Delivery[]): Promise<void> {
  for (const [index, delivery] of queue.entries()) {
    if (await deliverOne(store, send, log, channel, delivery)) continue;
    const rest = queue.slice(index + 1).map(({ id }) => id);
    return store.deliveries.release(rest, OTHERS_WAIT_MS);
  }
}

/** False when the channel cannot be reached, so that more makes no sense now. */
async function deliverOne(store: Store, send: Send, log: Logger, channel: Channel | null, delivery: Delivery): Promise<boolean> {
  const { id, message, attempts } = delivery;
  const where = { channel: delivery.channel, event: message.event, attempts };
  try {
    if (!channel?.enabled) throw refused('The channel is switched off.', 'Switch it on to be told again.');
    await send(channel, id, message);
    await store.deliveries.conclude(id, { state: 'delivered' });
    log.info(where, 'message delivered');
    return true;
  } catch (error) {
    if (isRollcallError(error) && error.code === 'stopped') {
      await store.deliveries.release([id], 0);
      return false;
    }
    const known = isRollcallError(error);
    const retry = known ? error.retry : 'later';
    const pause = channel?.enabled ? pauseBeforeNextTry(attempts, retry, known ? error.retryAfterMs : 0) : null;
    log.warn({ ...where, err: known ? { code: error.code, message: error.message } : error, again: pause }, 'message not delivered');
    const view = viewError(error);
    await store.deliveries.conclude(
      id,
      pause === null ? { state: 'given-up', error: view } : { state: 'waiting', afterMs: pause, error: view },
    );
    return retry === 'never' && channel !== null;
  }
}
