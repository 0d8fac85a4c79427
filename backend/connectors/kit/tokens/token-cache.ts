/** Keeps an access token until shortly before it ends; however many ask at once, one request fetches it. */
import type { Clock } from '../../spi';

export interface AccessToken {
  readonly value: string;
  readonly lifetimeMs: number;
}

export interface TokenCache {
  /** `fresh`: the one we have was refused, fetch another. */
  get(fresh: boolean): Promise<string>;
}

/** Renewed this long before its end, so that it does not run out on the way. */
const marginMs = 60_000;

export function createTokenCache(clock: Clock, fetchToken: () => Promise<AccessToken>): TokenCache {
  let token: string | null = null;
  let usableUntil = 0;
  let fetching: Promise<string> | null = null;
  return {
    get: async (fresh) => {
      if (!fresh && token !== null && clock.now() < usableUntil) return token;
      fetching ??= fetchToken()
        .then((got) => {
          token = got.value;
          // A token that lives shorter than twice the margin is used for half its life.
          usableUntil = clock.now() + Math.max(got.lifetimeMs - marginMs, got.lifetimeMs / 2);
          return got.value;
        })
        .finally(() => {
          fetching = null;
        });
      return fetching;
    },
  };
}
