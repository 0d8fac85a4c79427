import { type Call, textOf } from '../../http/call';
import { created, noContent, ok, type Reply, refuse } from '../../http/reply';
import { detailsOf, type UserRecord } from '../../model/records';
import type { JiraSite } from '../../site';
import { locateUser } from './locate';

const SYSTEM_IDS = Array.from({ length: 24 }, (_, at) => String(10_100 + at));

/** Step one: an image, as the body or in a form. The form's answer is wrapped for old browsers. */
export function uploadTemporary(call: Call): Reply {
  locateEditable(call);
  return temporaryAvatar(call);
}

export function temporaryAvatar(call: Call): Reply {
  if (!/^no-?check$/i.test(String(call.headers['x-atlassian-token'] ?? ''))) return { status: 403, text: 'XSRF check failed' };
  if (call.body.length === 0) throw refuse(400, 'The image is missing.');
  const side = sideOf(call.body);
  const json = {
    cropperOffsetX: 0,
    cropperOffsetY: 0,
    cropperWidth: Math.min(side, 48),
    needsCropping: side > 48,
    url: `${call.site.baseUrl}/secure/temporaryavatar?cropped=true`,
  };
  if (!/^multipart\//i.test(call.headers['content-type'] ?? '')) return created(json);
  return { status: 201, text: `<html><body><textarea>${JSON.stringify(json)}</textarea></body></html>` };
}

/** Width of a PNG, 48 for anything else: what is no larger than an avatar needs no cropping. */
function sideOf(image: Buffer): number {
  return image.length > 24 && image.readUInt32BE(0) === 0x89504e47 ? image.readUInt32BE(16) : 48;
}

/** Step two: cropping makes it an avatar. */
export function confirmAvatar(call: Call): Reply {
  const user = locateEditable(call);
  const id = String(call.site.content.nextId());
  detailsOf(user).customAvatars.push(id);
  call.site.state.changes++;
  return created(avatarJson(call.site, user, id, false));
}

/** Step three: choosing it. */
export function chooseAvatar(call: Call): Reply {
  const user = locateEditable(call);
  const id = textOf(call.json(), 'id') ?? '';
  if (!SYSTEM_IDS.includes(id) && !user.details?.customAvatars.includes(id)) throw refuse(404, 'The avatar does not exist.');
  detailsOf(user).avatarId = id;
  call.site.state.changes++;
  return noContent;
}

export function listAvatars(call: Call): Reply {
  const user = locateUser(call);
  const json = (id: string, system: boolean): Record<string, unknown> => avatarJson(call.site, user, id, system);
  return ok({
    system: SYSTEM_IDS.map((id) => json(id, true)),
    custom: (user.details?.customAvatars ?? []).map((id) => json(id, false)),
  });
}

export function removeAvatar(call: Call): Reply {
  const details = detailsOf(locateEditable(call));
  const at = details.customAvatars.indexOf(call.param('id'));
  if (at < 0) throw refuse(404, 'The avatar does not exist.');
  details.customAvatars.splice(at, 1);
  if (details.avatarId === call.param('id')) details.avatarId = null;
  return noContent;
}

function locateEditable(call: Call): UserRecord {
  const user = locateUser(call);
  if (user !== call.me && !call.site.state.permissions.isAdmin(call.me)) throw refuse(403, 'You cannot edit the avatar of this user.');
  return user;
}

function avatarJson(site: JiraSite, user: UserRecord, id: string, system: boolean): Record<string, unknown> {
  const url = (size: string): string => `${site.baseUrl}/secure/useravatar?${size}avatarId=${id}`;
  const chosen = (user.details?.avatarId ?? '10122') === id;
  return {
    id,
    ...(system ? {} : { owner: user.key }),
    isSystemAvatar: system,
    isSelected: chosen,
    isDeletable: !system,
    selected: chosen,
    urls: { '48x48': url(''), '24x24': url('size=small&'), '16x16': url('size=xsmall&'), '32x32': url('size=medium&') },
  };
}
