/** Tokens, the audit and the comparison of configurations as the API gives them. */
import type { ApiRole, ApiScope } from '../../backend/domain/api-scope';
import type { AuditAction } from '../../backend/domain/audit-action';
import type { FieldProblem } from './error';

export type { ApiScope } from '../../backend/domain/api-scope';
export type { AuditAction } from '../../backend/domain/audit-action';

/** Whose token was sent and what it is for. */
export interface Who {
  readonly name: string;
  readonly role: ApiRole;
  readonly scopes: readonly ApiScope[];
}

export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly role: ApiRole;
  readonly scopes: readonly ApiScope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
}

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly days: number;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditQuery {
  readonly search?: string;
  readonly actor?: string;
  readonly action?: AuditAction | '';
  readonly subject?: string;
  /** ISO times. */
  readonly from?: string;
  readonly to?: string;
}

export interface Difference {
  readonly path: string;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly before: unknown;
  readonly after: unknown;
}

export interface SecretChange {
  readonly field: string;
  readonly change: 'set' | 'kept' | 'dropped' | 'missing';
}

export interface ComparedConnector {
  readonly id: string;
  readonly name: string;
  readonly result: 'added' | 'changed' | 'unchanged' | 'untouched';
  readonly differences: readonly Difference[];
  readonly secrets: readonly SecretChange[];
}

/** What taking over a file would change. */
export interface Comparison {
  readonly revision: string;
  readonly problems: readonly FieldProblem[];
  readonly settings: { readonly differences: readonly Difference[]; readonly secrets: readonly SecretChange[] };
  readonly connectors: readonly ComparedConnector[];
}

export interface ImportReply {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}
