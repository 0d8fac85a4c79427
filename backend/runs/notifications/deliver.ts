/** Sends what is due: channels side by side, the messages of one channel one after the other, in the order in which they were made. */
import type { Logger } from 'pino';
import { isRollcallError, viewError } from '../../domain/errors';
import type { Channel } from '../../domain/notifications/channel';
import type { Message } from '../../domain/notifications/message';
import { mayBeItsOwnFault, pauseBeforeNextTry } from '../../domain/notifications/next-try';
import type { Delivery } from '../../store/delivery-repository';
import type { Store } from '../../store/store';
import { systemClock } from '../clock';
import { refused } from './refusal';

/** Throws a RollcallError that says what is wrong with the channel. */
export type Send = (channel: Channel, id: string, message: Message) => Promise<void>;

const PER_CHANNEL = 5;
/** Longer than all messages of one channel can take; after it they are taken for lost with their process. */
const CLAIM_MS = 5 * 60_000;
/** What stands aside while its channel is away, or not known to be there. */
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

type Result = 'delivered' | 'given-up' | 'waiting' | 'stopped';

/**
 * A message that waits holds up those behind it, so that the channel hears everything in order. After some tries the next one is
 * tried nevertheless: when the channel takes that, the fault is the message's own, and it stands aside.
 */
async function deliverQueue(store: Store, send: Send, log: Logger, channel: Channel | null, queue: readonly Delivery[]): Promise<void> {
  const [inOrder, aside] = [queue.filter((each) => !each.aside), queue.filter((each) => each.aside)];
  const leave = (rest: readonly Delivery[]) => {
    const ids = rest.map(({ id }) => id);
    return store.deliveries.release(ids, OTHERS_WAIT_MS);
  };
  let suspect: Delivery | null = null;
  for (const [index, delivery] of inOrder.entries()) {
    const result = await deliverOne(store, send, log, channel, delivery);
    if (result === 'delivered' && suspect) {
      await store.deliveries.setAside(suspect.id);
      suspect = null;
    }
    if (result === 'delivered' || result === 'given-up') continue;
    if (result === 'waiting' && suspect === null && mayBeItsOwnFault(delivery.attempts)) suspect = delivery;
    else return leave([...inOrder.slice(index + 1), ...aside]);
  }
  if (suspect) return leave(aside);
  for (const [index, delivery] of aside.entries())
    if ((await deliverOne(store, send, log, channel, delivery)) === 'stopped') return leave(aside.slice(index + 1));
}

async function deliverOne(store: Store, send: Send, log: Logger, channel: Channel | null, delivery: Delivery): Promise<Result> {
  const { id, message, attempts } = delivery;
  const where = { channel: delivery.channel, event: message.event, attempts };
  try {
    if (!channel?.enabled) throw refused('The channel is switched off.', 'Switch it on to be told again.');
    await send(channel, id, message);
    await store.deliveries.conclude(id, { state: 'delivered' });
    log.info(where, 'message delivered');
    return 'delivered';
  } catch (error) {
    if (isRollcallError(error) && error.code === 'stopped') {
      await store.deliveries.release([id], 0);
      return 'stopped';
    }
    const known = isRollcallError(error);
    const age = systemClock.now() - Date.parse(delivery.createdAt);
    const retry = known ? error.retry : 'later';
    const pause = channel?.enabled ? pauseBeforeNextTry(attempts, retry, age, known ? error.retryAfterMs : 0) : null;
    log.warn({ ...where, err: known ? { code: error.code, message: error.message } : error, again: pause }, 'message not delivered');
    const view = viewError(error);
    await store.deliveries.conclude(
      id,
      pause === null ? { state: 'given-up', error: view } : { state: 'waiting', afterMs: pause, error: view },
    );
    return pause === null ? 'given-up' : 'waiting';
  }
}
