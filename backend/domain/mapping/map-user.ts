import type { ExpressionResults } from '../decide/input';
import type { Json } from '../json';
import type { SourceUser } from '../records';
import type { AttributeRule, SyncRules } from '../rules/sync-rules';

export interface MappingProblem {
  /** Target attribute: `username`, `displayName`, `email`, `property:<key>`. */
  readonly attribute: AttributeRule['to'];
  readonly code: 'mapping-failed' | 'username-invalid' | 'email-invalid';
  /** One sentence, without values from the record. */
  readonly message: string;
}

/** The desired Jira account of one record. */
export interface MappedUser {
  /** An attribute that is not there is left as Jira has it. `email: null`: clear it. */
  readonly fields: { readonly username?: string; readonly displayName?: string; readonly email?: string | null };
  /** By property key, without `property:`. Null: remove the property. */
  readonly properties: Readonly<Record<string, Json>>;
  /** Target attributes no value was found for, or whose expression failed: Jira keeps what it has. */
  readonly skipped: readonly string[];
  readonly problems: readonly MappingProblem[];
  /** The target attribute without a value whose rule says `drop-user`; null: the person stays. */
  readonly dropped: string | null;
}

/** Rules made ready once for many records. */
export interface CompiledMapping {
  readonly map: (user: SourceUser, expressions: ExpressionResults) => MappedUser;
}

export function compileMapping(_rules: SyncRules['mapping']): CompiledMapping {
  throw new Error('not built yet');
}

export function mapUser(compiled: CompiledMapping, user: SourceUser, expressions: ExpressionResults): MappedUser {
  return compiled.map(user, expressions);
}
