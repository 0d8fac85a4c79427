/** What the target holds now, as far as it was read, with its completeness marks. */
import type { Json } from './json';

/** A target account. `key` is stable across renames; `name` is the login and changes. Names compare without case. */
export interface TargetUser {
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
  /**
   * Where displayName, email and active come from: `read` = the target said so in this run; `stored` = what we last wrote
   * or saw (the key and the name were still read now); `unknown` = only key and name are known (`user/list` of Jira 10.3+).
   */
  readonly detail: 'read' | 'stored' | 'unknown';
}

export interface TargetGroupMembers {
  /** Keys of the members. */
  readonly keys: ReadonlySet<string>;
  /** Every page was read to its end. False: nobody is removed from this group. */
  readonly complete: boolean;
  /** Members may come from sub-groups as well (`group/member` of Jira), so a removal may be impossible there. */
  readonly mayIncludeNested: boolean;
}

export interface TargetState {
  readonly users: ReadonlyMap<string, TargetUser>;
  /** Lower-case name → the name as the target spells it. */
  readonly groups: ReadonlyMap<string, string>;
  /** Lower-case group name → members; only the groups that were asked for. */
  readonly members: ReadonlyMap<string, TargetGroupMembers>;
  readonly complete: { readonly users: boolean; readonly groups: boolean };
  /** Accounts no plan may remove anything from: administrators, the service account itself, never-touch lists. */
  readonly protectedKeys: ReadonlySet<string>;
  /** User property values by user key, only for those that were read. */
  readonly properties: ReadonlyMap<string, Readonly<Record<string, Json>>>;
}
