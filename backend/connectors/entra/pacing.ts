/**
 * How Graph paces us. Requests cost resource units; an application may spend 3 500 (small tenant) to 8 000 of them in ten
 * seconds. `x-ms-resource-unit` tells what a request cost, `x-ms-throttle-limit-percentage` comes from 0.8 of the limit on,
 * `Retry-After` with a 429. Source: Graph docs, "Service-specific throttling limits", identity and access.
 */
import type { PacingRule } from '../kit/http/client';

const windowMs = 10_000;

/** Three quarters of the limit of a tenant of more than 500 users; smaller ones are never asked for as much. */
const unitsPerWindow = 6_000;

/** One rule for a whole client, replies inside a batch included. */
export function createGraphPacing(): PacingRule {
  const spent: { readonly at: number; readonly units: number }[] = [];
  let total = 0;
  return ({ headers }, now) => {
    const units = Number(headers['x-ms-resource-unit']);
    if (Number.isFinite(units) && units > 0) {
      spent.push({ at: now, units });
      total += units;
    }
    for (let oldest = spent[0]; oldest && oldest.at <= now - windowMs; oldest = spent[0]) {
      total -= oldest.units;
      spent.shift();
    }
    const oldest = spent[0];
    const untilAffordable = total > unitsPerWindow && oldest ? oldest.at + windowMs - now : 0;
    const wait = Math.max(untilAffordable, waitByShare(Number(headers['x-ms-throttle-limit-percentage'])));
    return wait > 0 ? wait : null;
  };
}

/** From half a second at 0.8 of the limit to a whole window at twice of it. */
function waitByShare(share: number): number {
  if (!Number.isFinite(share) || share < 0.8) return 0;
  return Math.min(windowMs, Math.round(500 + (share - 0.8) * 8_000));
}
