/**
 * Resource units: each request costs some, a tenant's application may spend so many in ten seconds. Costs and headers: Graph
 * docs, "Service-specific throttling limits", identity and access.
 */
import { faults } from './errors';

export interface ThrottleSettings {
  /** Units in a window. Default by the size of the tenant: 3 500, 5 000 or 8 000. */
  readonly unitsPerWindow?: number;
  /** Default 10 000. */
  readonly windowMs?: number;
}

export class Throttle {
  readonly #settings: ThrottleSettings;
  readonly #now: () => number;
  readonly #users: () => number;
  #windowEnds = 0;
  #spent = 0;

  constructor(settings: ThrottleSettings, users: () => number, now: () => number) {
    this.#settings = settings;
    this.#users = users;
    this.#now = now;
  }

  /** Charges one request and answers the headers of its reply; throws 429 when the window is used up. */
  charge(units: number): Record<string, string> {
    const now = this.#now();
    if (this.#windowEnds <= now) {
      this.#windowEnds = now + (this.#settings.windowMs ?? 10_000);
      this.#spent = 0;
    }
    const limit = this.#settings.unitsPerWindow ?? limitOf(this.#users());
    if (this.#spent + units > limit) throw faults.throttled(Math.max(1, Math.ceil((this.#windowEnds - now) / 1_000)));
    this.#spent += units;
    const share = this.#spent / limit;
    return { 'x-ms-resource-unit': String(units), ...(share < 0.8 ? {} : { 'x-ms-throttle-limit-percentage': share.toFixed(2) }) };
  }
}

/** `$select` saves a unit, `$expand` costs one more, a page below 20 saves one; nothing is for free. */
export function costOf(base: number, url: URL): number {
  const names = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const top = Number(names.get('$top'));
  const small = names.has('$top') && top < 20 ? 1 : 0;
  return Math.max(1, base - (names.has('$select') ? 1 : 0) + (names.has('$expand') ? 1 : 0) - small);
}

function limitOf(users: number): number {
  if (users < 50) return 3_500;
  return users <= 500 ? 5_000 : 8_000;
}
