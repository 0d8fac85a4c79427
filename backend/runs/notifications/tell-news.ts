/** From what happened to a connector to the messages each channel gets. */
import { randomUUID } from 'node:crypto';
import { fold, NOTHING_FOLDED } from '../../domain/notifications/folding';
import type { Message } from '../../domain/notifications/message';
import { type News, whatToTell } from '../../domain/notifications/telling';
import type { NewDelivery, ToldCondition } from '../../store/delivery-repository';
import type { Store } from '../../store/store';
import { panelAddress } from './panel-address';

export interface ConnectorNews extends News {
  readonly connectorId: string;
  readonly run: Message['run'];
  /** Of a run that did not happen. */
  readonly dueAt: string | null;
  /** Tells this from everything else that happens to the connector. */
  readonly key: string;
}

/**
 * Stores the messages for all channels. Call it under the lease of notifications only: what a channel knows must not change
 * meanwhile. False when the ending was judged by another process.
 */
export async function tellNews(store: Store, ending: number | null, news: ConnectorNews): Promise<boolean> {
  const { connectorId, run, dueAt, key, at } = news;
  const settings = (await store.settings.get()).value;
  const connector = (await store.connectors.get(connectorId))?.value;
  const known = new Map((await store.deliveries.told(connectorId)).map((told) => [told.channel, told]));
  const deliveries: NewDelivery[] = [];
  const conditions: ToldCondition[] = [];
  for (const channel of settings.notifications.channels) {
    if (!channel.enabled) continue;
    const before = known.get(channel.id) ?? null;
    const telling = whatToTell(channel.events, before, news);
    const { event, reminder, since } = telling;
    const message: Message | null = event && {
      event,
      reminder,
      at,
      since,
      connector: { id: connectorId, name: connector?.name ?? connectorId },
      run,
      dueAt,
      url: panelAddress(settings, run?.id ?? null),
    };
    const memory = { told: before, folding: before?.folding ?? NOTHING_FOLDED };
    const itsKey = `${key}:${event}${reminder ? `:${at.slice(0, 13)}` : ''}`;
    const { send, told, folding } = fold(memory, channel.events, news, telling, itsKey, message);
    if (told) conditions.push({ ...told, folding, channel: channel.id, connectorId });
    if (send) deliveries.push({ id: randomUUID(), channel: channel.id, ...send });
  }
  return store.deliveries.tell(ending, deliveries, conditions);
}
