/** Where the stand-in can misbehave; requests inside a batch included. */
import type { BreakAt } from '../stand-in/breaks';
import type { Misbehaviour } from '../stand-in/misbehave';

export const places = [
  'token',
  'tenant',
  'users',
  'find-users',
  'deleted-users',
  'user',
  'member-of',
  'groups',
  'group',
  'members',
  'transitive-members',
  'users-delta',
  'groups-delta',
  'batch',
] as const;

export type Place = (typeof places)[number];

export type Break = BreakAt<Place, Misbehaviour>;

/** What concerns the whole reply on the wire, and so a whole batch when it happens to one of its requests. */
export function concernsWire(how: Misbehaviour): boolean {
  return ['truncated', 'oversized', 'html', 'content-type', 'drip', 'reset', 'cut-off', 'hang'].includes(how.kind);
}
