import type { UserRecord } from '../../model/records';

/** What links begin with. */
export interface LinkBase {
  readonly baseUrl: string;
}

export function userSelf(site: LinkBase, user: UserRecord): string {
  return `${site.baseUrl}/rest/api/2/user?username=${encodeURIComponent(user.name)}`;
}

export function avatarUrls(site: LinkBase, user: UserRecord): Record<string, string> {
  const avatarId = user.details?.avatarId ?? '10122';
  const url = (size: string): string => `${site.baseUrl}/secure/useravatar?${size}avatarId=${avatarId}`;
  return { '48x48': url(''), '24x24': url('size=small&'), '16x16': url('size=xsmall&'), '32x32': url('size=medium&') };
}

/** The short form: lists, members, issue fields. */
export function userBrief(site: LinkBase, user: UserRecord): Record<string, unknown> {
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
export function userBriefText(site: LinkBase, user: UserRecord): string {
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
function defaultAvatars(site: LinkBase, user: UserRecord): string {
  let text = avatarTexts.get(site.baseUrl);
  if (text === undefined) {
    text = JSON.stringify(avatarUrls(site, user));
    avatarTexts.set(site.baseUrl, text);
  }
  return text;
}
