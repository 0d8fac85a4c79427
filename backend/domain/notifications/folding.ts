/**
 * A connector that changes to and fro would send a message each time. Of one kind a channel gets one in a quarter of an hour; the
 * next is held back until then, and says how many were left out. How it all ended is always told.
 */
import type { NotifiedEvent } from './channel';
import type { Message } from './message';
import type { News, Telling, Told } from './telling';

const QUIET_MS = 15 * 60_000;

/** A message that waits for the end of the quarter of an hour. */
export interface HeldMessage {
  /** ISO time. */
  readonly dueAt: string;
  readonly event: NotifiedEvent;
  readonly key: string;
  readonly message: Message;
  /** What the channel knows once it is sent. */
  readonly told: Told;
}

/** What is remembered of a connector for one channel, beside what the channel knows. */
export interface Folding {
  /** ISO time of the last message of each kind. */
  readonly sentAt: Readonly<Partial<Record<NotifiedEvent, string>>>;
  /** Since the last message. */
  readonly leftOut: number;
  readonly held: HeldMessage | null;
}

export const NOTHING_FOLDED: Folding = { sentAt: {}, leftOut: 0, held: null };

/** What the channel knows, and what it does not know yet. */
export interface Memory {
  readonly told: Told | null;
  readonly folding: Folding;
}

export interface Folded extends Memory {
  /** Null: nothing is sent now. */
  readonly send: { readonly key: string; readonly message: Message } | null;
}

/** @param message what would be sent without folding; null: nothing. */
export function fold(
  memory: Memory,
  wanted: readonly NotifiedEvent[],
  { condition, at }: News,
  { event, reminder, told }: Telling,
  key: string,
  message: Message | null,
): Folded {
  const { held, leftOut, sentAt } = memory.folding;
  const asItComes = message && { key, message };
  const kind = event === 'changed' ? null : event;
  if (kind === null || message === null || told === null) {
    const saysNothing = condition !== 'ok' && !wanted.includes(condition);
    if (held === null || saysNothing) return { send: asItComes, told, folding: memory.folding };
    // It is again as the channel knows it: neither the way there nor the way back is worth a message.
    const more = condition === 'ok' && !wanted.includes('recovered') ? 1 : 2;
    return { send: asItComes, told, folding: { sentAt, leftOut: leftOut + more, held: null } };
  }
  const heldStill = held?.told.condition === condition ? held : null;
  const left = leftOut + (held !== null && heldStill === null ? 1 : 0);
  const since = heldStill?.told.since ?? told.since;
  const next = { ...told, since };
  const shown = { ...message, since: kind === 'recovered' ? message.since : since };
  const last = sentAt[kind];
  const free = last === undefined ? 0 : Date.parse(last) + QUIET_MS;
  if (!reminder && Date.parse(at) < free) {
    const dueAt = new Date(free).toISOString();
    return {
      send: null,
      told: memory.told,
      folding: { sentAt, leftOut: left, held: { dueAt, event: kind, key, message: shown, told: next } },
    };
  }
  return {
    send: { key, message: counting(shown, left) },
    told: next,
    folding: { sentAt: { ...sentAt, [kind]: at }, leftOut: 0, held: null },
  };
}

/** Sends what is held. @param at ISO time. */
export function unfold({ folding }: Memory, held: HeldMessage, at: string): Folded {
  return {
    send: { key: held.key, message: counting(held.message, folding.leftOut) },
    told: { ...held.told, toldAt: at },
    folding: { sentAt: { ...folding.sentAt, [held.event]: at }, leftOut: 0, held: null },
  };
}

function counting(message: Message, leftOut: number): Message {
  return leftOut > 0 ? { ...message, leftOut } : message;
}
