/** Tells what was held back because the connector changed to and fro, now that some time has passed. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../../connectors/spi';
import { unfold } from '../../domain/notifications/folding';
import type { Store } from '../../store/store';
import { isoNow } from '../clock';

/** Call it under the lease of notifications only, like `tellNews`. */
export async function tellHeld(store: Store, clock: Clock): Promise<void> {
  const at = isoNow(clock);
  for (const { channel, connectorId, folding, ...before } of await store.deliveries.heldBefore(at)) {
    if (folding.held === null) continue;
    const { send, told, folding: after } = unfold({ told: before, folding }, folding.held, at);
    const deliveries = send ? [{ id: randomUUID(), channel, ...send }] : [];
    await store.deliveries.tell(null, deliveries, [{ ...(told ?? before), folding: after, channel, connectorId }]);
  }
}
