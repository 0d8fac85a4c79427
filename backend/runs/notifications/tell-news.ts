/** From what happened to a connector to the messages each channel gets. */
import { randomUUID } from 'node:crypto';
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
    const { event, reminder, since, told } = whatToTell(channel.events, known.get(channel.id) ?? null, news);
    if (told) conditions.push({ ...told, channel: channel.id, connectorId });
    if (event === null) continue;
    const url = panelAddress(settings, run?.id ?? null);
    const message: Message = {
      event,
      reminder,
      at,
      since,
      connector: { id: connectorId, name: connector?.name ?? connectorId },
      run,
      dueAt,
      url,
    };
    deliveries.push({ id: randomUUID(), channel: channel.id, key: `${key}:${event}${reminder ? `:${at.slice(0, 13)}` : ''}`, message });
  }
  return store.deliveries.tell(ending, deliveries, conditions);
}
