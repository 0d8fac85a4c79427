/** Where the stand-in can misbehave. */
import type { BreakAt } from '../stand-in/breaks';
import type { Misbehaviour } from '../stand-in/misbehave';

export const places = ['users', 'deprovisioned', 'groups', 'members', 'user', 'user-groups', 'token', 'schema', 'organization'] as const;

export type Place = (typeof places)[number];

export type Break = BreakAt<Place, Misbehaviour>;
