/** Hands out reasons, the same object for the same content: a million operations share a few hundred of them. */
import type { Reason, ReasonCode } from '../plan/reason';

export interface ReasonBook {
  give(code: ReasonCode, values?: Readonly<Record<string, string>>): Reason;
}

export function createReasonBook(): ReasonBook {
  const known = new Map<string, Reason>();
  return {
    give(code, values) {
      const key = values === undefined ? code : JSON.stringify([code, values]);
      let reason = known.get(key);
      if (reason === undefined) {
        reason = values === undefined ? { code } : { code, with: values };
        known.set(key, reason);
      }
      return reason;
    },
  };
}
