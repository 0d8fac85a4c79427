import type { UserRecord } from '../../model/records';
import type { JiraSite } from '../../site';

/** `2025-02-03T09:12:44.000+0000`: how Jira writes moments. */
export function jiraTime(moment: number): string {
  return new Date(moment).toISOString().replace('Z', '+0000');
}

export function userSelf(site: JiraSite, user: UserRecord): string {
  return `${site.baseUrl}/rest/api/2/user?username=${encodeURIComponent(user.name)}`;
}

export function avatarUrls(site: JiraSite, user: UserRecord): Record<string, string> {
  const avatarId = user.details?.avatarId ?? '10122';
  const url = (size: string): string => `${site.baseUrl}/secure/useravatar?${size}avatarId=${avatarId}`;
  return { '48x48': url(''), '24x24': url('size=small&'), '16x16': url('size=xsmall&'), '32x32': url('size=medium&') };
}

/** The short form: lists, members, issue fields. */
export function userBrief(site: JiraSite, user: UserRecord): Record<string, unknown> {
  return {
    self: userSelf(site, user),
    name: user.name,
    key: user.key,
    emailAddress: user.email,
    avatarUrls: avatarUrls(site, user),
    displayName: user.displayName,
    active: user.active,
    timeZone: 'Europe/Vienna',
  };
}

/** What `userBrief` gives, as JSON text: pages of members are made of it by the thousand. */
export function userBriefText(site: JiraSite, user: UserRecord): string {
  if (user.details?.avatarId) return JSON.stringify(userBrief(site, user));
  const name = JSON.stringify(user.name);
  const self = `${site.baseUrl}/rest/api/2/user?username=${encodeURIComponent(user.name)}`;
  return (
    `{"self":"${self}","name":${name},"key":${JSON.stringify(user.key)},"emailAddress":${JSON.stringify(user.email)},` +
    `"avatarUrls":${defaultAvatars(site, user)},"displayName":${JSON.stringify(user.displayName)},"active":${user.active},"timeZone":"Europe/Vienna"}`
  );
}

const avatarTexts = new Map<string, string>();

/** The pictures of everybody who has chosen none. */
function defaultAvatars(site: JiraSite, user: UserRecord): string {
  let text = avatarTexts.get(site.baseUrl);
  if (text === undefined) {
    text = JSON.stringify(avatarUrls(site, user));
    avatarTexts.set(site.baseUrl, text);
  }
  return text;
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
    locale: 'en_US',
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
