/** From somebody whom Jira knows to a session: administrators and the groups that may look, and nobody else. */
import type { Request } from 'express';
import { RollcallError } from '../../domain/errors';
import type { BrowserUser, Installation } from '../../runs';
import type { ApiRole } from '../../security/api-tokens';

export type PersonGate = Pick<Installation, 'store' | 'audit' | 'sessions'>;

/** What the person may do. Throws `forbidden`, and notes it in the audit. */
export async function roleOf({ store, audit }: PersonGate, user: BrowserUser, request: Request): Promise<ApiRole> {
  if (user.administrator) return 'administrator';
  const { readOnlyGroups } = (await store.settings.get()).value.access;
  const lower = new Set(readOnlyGroups.map((name) => name.toLowerCase()));
  if (user.groups.some((name) => lower.has(name.toLowerCase()))) return 'read-only';
  await audit.record({
    actor: `jira:${user.name}`,
    action: 'access.forbidden',
    subject: `route:${request.method} ${String(request.route?.path ?? '')}`,
    ...(request.ip ? { from: request.ip } : {}),
  });
  throw notForYou();
}

export function notForYou(): RollcallError {
  return new RollcallError('forbidden', 'Rollcall is for Jira administrators.', {
    blame: 'config',
    remedy: 'Ask a Jira administrator, or to be put into a group that may read.',
  });
}

export async function openSession({ sessions }: PersonGate, user: Pick<BrowserUser, 'key' | 'name' | 'displayName'>, role: ApiRole) {
  const { token, expiresAt } = await sessions.issue({ userKey: user.key, userName: user.name, role });
  return { token, expiresAt, role, user: { name: user.name, displayName: user.displayName } };
}
