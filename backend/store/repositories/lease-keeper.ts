/** Renews a lease until it is ended, and tells when it could not be renewed in time. */

export interface LeaseTimes {
  readonly ttlMs: number;
  readonly renewEveryMs: number;
}

/**
 * Deciding about 100,000 people takes seconds of unbroken computing, on a machine with other work a multiple of it: the time to
 * live has room for that. A process of this host that is gone is known at once, so only other hosts wait it out.
 */
export const LEASE_TIMES: LeaseTimes = { ttlMs: 60_000, renewEveryMs: 5_000 };

/** Times of a lease for work of moments. Never longer than the usual ones. */
export function shorten(times: LeaseTimes, ttlMs: number): LeaseTimes {
  return { ttlMs: Math.min(times.ttlMs, ttlMs), renewEveryMs: Math.min(times.renewEveryMs, ttlMs / 5) };
}

export interface LeaseKeeper {
  readonly lost: AbortSignal;
  end(): void;
}

/**
 * `renew` answers false when somebody else has the lease. An error is tried again every second as long as the time to
 * live, counted from before the last success was asked for, is not over. `acquiredAt` is of `performance.now()`.
 */
export function keepLease(times: LeaseTimes, acquiredAt: number, renew: () => Promise<boolean>): LeaseKeeper {
  const lost = new AbortController();
  let ended = false;
  let next: NodeJS.Timeout;
  let deadline: NodeJS.Timeout;

  const end = () => {
    ended = true;
    clearTimeout(next);
    clearTimeout(deadline);
  };
  const lose = () => {
    if (ended) return;
    end();
    lost.abort();
  };
  const expect = (from: number) => {
    clearTimeout(deadline);
    deadline = setTimeout(lose, Math.max(0, from + times.ttlMs - performance.now()));
    deadline.unref();
  };
  const schedule = (delay: number) => {
    next = setTimeout(attempt, delay);
    next.unref();
  };
  const attempt = async () => {
    const asked = performance.now();
    try {
      const renewed = await renew();
      if (ended) return;
      if (!renewed) return lose();
      expect(asked);
      schedule(times.renewEveryMs);
    } catch {
      if (!ended) schedule(Math.min(1_000, times.renewEveryMs));
    }
  };

  expect(acquiredAt);
  schedule(times.renewEveryMs);
  return { lost: lost.signal, end };
}
