import type { AuditAction } from '../../backend/domain/audit-action';

const all: Readonly<Record<AuditAction, true>> = {
  'connector.create': true,
  'connector.change': true,
  'connector.remove': true,
  'settings.change': true,
  'configuration.import': true,
  'secret.set': true,
  'secret.remove': true,
  'secrets.rewrap': true,
  'token.issue': true,
  'token.revoke': true,
  'run.start': true,
  'run.stop': true,
  'run.approve': true,
  'notification.test': true,
  'access.unauthenticated': true,
  'access.forbidden': true,
};

/** Everything the audit can know to have been done. */
export const auditActions = Object.keys(all) as readonly AuditAction[];

/** Whether an entry is of a kind this panel knows; a newer backend may write others. */
export function isAuditAction(value: string): value is AuditAction {
  return Object.hasOwn(all, value);
}
