/** Where and how the stand-in can misbehave. What concerns the wire is the same for every vendor. */
import type { BreakAt } from '../stand-in/breaks';
import type { Misbehaviour as WireMisbehaviour } from '../stand-in/misbehave';

export const places = [
  'users',
  'user',
  'custom-attributes',
  'roles',
  'role',
  'members',
  'groups',
  'group',
  'user-roles',
  'token',
  'rate-limit',
] as const;

export type Place = (typeof places)[number];

export type Misbehaviour =
  | WireMisbehaviour
  /** The cursor of this page leads to the page after the next. */
  | { readonly kind: 'skip-page' }
  /** No cursor, although there is more. */
  | { readonly kind: 'no-cursor' }
  /** `Total-Count` says this. */
  | { readonly kind: 'total'; readonly total: number }
  /** The `Link` header leads elsewhere. */
  | { readonly kind: 'link-header'; readonly link: string };

export type Break = BreakAt<Place, Misbehaviour>;
