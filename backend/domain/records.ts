/**
 * What a source holds, in the words every connector shares. A record is keyed by the source's *immutable* id: logins,
 * mail addresses, display names and DNs all change, so they are attributes and never keys.
 */
import type { Attributes } from './json';

/** The source's immutable id of a user or a group (Okta `id`, Entra object id, AD `objectGUID`, OpenLDAP `entryUUID`). */
export type SourceId = string;

/** Who the person is to the company that owns the source. `service` accounts are people to no one and leave scope by default. */
export type UserKind = 'member' | 'guest' | 'service';

export interface SourceUser {
  readonly id: SourceId;
  /** One boolean for the many words of the vendors; the table is in each connector's `read.ts`. */
  readonly active: boolean;
  /** The vendor's own word (`SUSPENDED`, `512`), for people to read and for scope filters. */
  readonly status: string;
  readonly kind: UserKind;
  /** Everything the mapping may use, as the vendor names it. Paths into it are written with dots: `profile.department`. */
  readonly attributes: Attributes;
}

export interface SourceGroup {
  readonly id: SourceId;
  /** The name people know. Not unique in every source, and it changes; the id decides. */
  readonly name: string;
  readonly attributes: Attributes;
}

/** One direct member as the source lists it. `other` is a device, a contact, a computer: counted, never synced. */
export interface MemberRef {
  readonly kind: 'user' | 'group' | 'other';
  readonly id: SourceId;
}

/** Why a source says an object is gone. `left-scope` differs from `deleted` because the leaver policy may differ. */
export type RemovedReason = 'deleted' | 'soft-deleted' | 'left-scope';

/** Which record an event or a problem speaks of. */
export interface RecordRef {
  readonly kind: 'user' | 'group';
  readonly id: SourceId;
}

/** The two lists a read walks. Memberships are judged group by group, not as a stream. */
export type Stream = 'users' | 'groups';
