/** The time a reply takes on its way: it runs from the moment the request arrived, while the answer is being made. */
import { setTimeout as pause } from 'node:timers/promises';

/** Settles when a request that arrived now may be answered. */
export function travelTime(latencyMs: number): Promise<void> {
  return latencyMs > 0 ? pause(latencyMs) : Promise.resolve();
}
