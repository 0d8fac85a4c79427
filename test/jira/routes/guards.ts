import type { Call } from '../http/call';
import { refuse } from '../http/reply';
import type { DirectoryRecord, GroupRecord, UserRecord } from '../model/records';

/** Refuses every write of people or memberships while people are managed elsewhere. */
export function guardExternalManagement(call: Call, what: string): void {
  if (!call.site.settings.externalUserManagement) return;
  throw refuse(400, `Cannot ${what}, as external user management is enabled, please contact your JIRA administrators.`);
}

/** UNCONFIRMED: status and text of the refusal by a read-only directory. */
export function guardUserDirectory(call: Call, directory: DirectoryRecord, what: string): void {
  if (directory.access === 'write') return;
  throw refuse(
    call.site.settings.readOnlyStatus,
    `Cannot ${what}, as the user directory is read-only, please contact your JIRA administrators.`,
  );
}

/** Groups can be changed in a directory with local groups. */
export function guardGroupDirectory(call: Call, directory: DirectoryRecord, what: string): void {
  if (directory.access !== 'read') return;
  throw refuse(
    call.site.settings.readOnlyStatus,
    `Cannot ${what}, as the user directory is read-only, please contact your JIRA administrators.`,
  );
}

/** An administrator may not change a system administrator (standard rule of Jira; UNCONFIRMED for REST, text ours). */
export function guardSystemAdmin(call: Call, user: UserRecord): void {
  const { permissions } = call.site.state;
  if (!permissions.isSystemAdmin(user) || permissions.isSystemAdmin(call.me)) return;
  throw refuse(403, "Only System Administrators can edit other System Administrators' details.");
}

/** The same for groups that make system administrators. */
export function guardSystemAdminGroup(call: Call, group: GroupRecord): void {
  const { permissions } = call.site.state;
  if (!permissions.groupsFor('SYSTEM_ADMIN').has(group.lowerName) || permissions.isSystemAdmin(call.me)) return;
  throw refuse(403, `Cannot edit group '${group.name}', only System Administrators can edit groups with system administration rights.`);
}

/** Nobody may take the own last administration right away by leaving (or deleting) these groups. */
export function guardLastAdminGroup(call: Call, leaving: GroupRecord, deleting = false): void {
  const { permissions, groups } = call.site.state;
  const mine = groups.groupsOf(call.me).filter((group) => group !== leaving);
  const kinds = [
    ['SYSTEM_ADMIN', 'system administration'],
    ['ADMINISTER', 'administration'],
  ] as const;
  for (const [permission, word] of kinds) {
    const holders = permissions.groupsFor(permission);
    if (!holders.has(leaving.lowerName) || !call.me.groups.includes(leaving)) continue;
    if (mine.some((group) => holders.has(group.lowerName))) continue;
    const verb = deleting ? 'delete' : 'leave';
    throw refuse(400, `You are trying to ${verb} all of the ${word} groups ${leaving.name}. You cannot delete your own ${word} permission`);
  }
}
