/** What the audit knows to have been done. */
export const AUDIT_ACTIONS = [
  'connector.create',
  'connector.change',
  'connector.remove',
  'settings.change',
  'configuration.import',
  'secret.set',
  'secret.remove',
  'secrets.rewrap',
  'token.issue',
  'token.revoke',
  'run.start',
  'run.stop',
  'run.approve',
  'notification.test',
  'access.unauthenticated',
  'access.forbidden',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
