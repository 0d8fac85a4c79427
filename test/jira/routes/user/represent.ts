import type { UserRecord } from '../../model/records';
import { localeOf } from '../../plugin/languages';
import type { JiraSite } from '../../site';
import { avatarUrls, userSelf } from './represent-brief';

export { avatarUrls, userBrief, userBriefText, userSelf } from './represent-brief';

/** `2025-02-03T09:12:44.000+0000`: how Jira writes moments. */
export function jiraTime(moment: number): string {
  return new Date(moment).toISOString().replace('Z', '+0000');
}

/** As in `user/search` and created or changed people. */
export function userListed(site: JiraSite, user: UserRecord): Record<string, unknown> {
  const { has } = site.profile;
  return {
    self: userSelf(site, user),
    key: user.key,
    name: user.name,
    emailAddress: user.email,
    avatarUrls: avatarUrls(site, user),
    displayName: user.displayName,
    active: user.active,
    ...(has.includeDeleted ? { deleted: user.deleted } : {}),
    timeZone: 'Europe/Vienna',
    locale: localeOf(site, user),
    ...(has.userList && user.lastLogin !== null ? { lastLoginTime: jiraTime(user.lastLogin).replace(/\.\d+/, '') } : {}),
  };
}

/** The full form. Groups and roles are counted always and listed when expanded only. */
export function userFull(site: JiraSite, user: UserRecord, expand: { groups?: boolean; roles?: boolean } = {}): Record<string, unknown> {
  const groups = site.state.groups.groupsOf(user);
  const roles = site.state.roles.rolesOf(user);
  return {
    ...userListed(site, user),
    groups: {
      size: groups.length,
      items: expand.groups
        ? groups.map(({ name }) => ({ name, self: `${site.baseUrl}/rest/api/2/group?groupname=${encodeURIComponent(name)}` }))
        : [],
    },
    applicationRoles: { size: roles.length, items: expand.roles ? roles.map((role) => ({ key: role.key, name: role.name })) : [] },
    expand: 'groups,applicationRoles',
  };
}
