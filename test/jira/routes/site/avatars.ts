import type { Call } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import type { Router } from '../../http/router';
import type { JiraSite } from '../../site';

/** What can have a picture, and where pictures of it are. */
const KINDS: Readonly<Record<string, { readonly path: string; readonly firstId: number; readonly count: number }>> = {
  user: { path: '/secure/useravatar', firstId: 10_100, count: 24 },
  project: { path: '/secure/projectavatar', firstId: 10_200, count: 12 },
  issuetype: { path: '/secure/viewavatar', firstId: 10_300, count: 22 },
};

/** `avatar/{type}/system` and `universal_avatar/type/{type}/owner/{owner}`: the pictures everybody can choose from; and the pictures. */
export function addAvatarRoutes(router: Router): void {
  for (const { path } of Object.values(KINDS)) router.get(path, 'open', image);
  router
    .get('/rest/api/2/avatar/{type}/system', 'user', (call) => ok({ system: systemAvatars(call) }))
    .get(
      '/rest/api/2/universal_avatar/type/{type}/owner/{owner}',
      'user',
      (call): Reply => ok({ system: systemAvatars(call), custom: [] }),
    );
}

function systemAvatars(call: Call): unknown[] {
  const kind = KINDS[call.param('type').toLowerCase()];
  if (!kind) throw refuse(404, `Invalid avatar type: ${call.param('type')}`);
  return Array.from({ length: kind.count }, (_, at) => avatar(call.site, kind.path, String(kind.firstId + at)));
}

function avatar(site: JiraSite, path: string, id: string): Record<string, unknown> {
  const url = (size: string): string => `${site.baseUrl}${path}?${size}avatarId=${id}`;
  return {
    id,
    isSystemAvatar: true,
    isSelected: false,
    isDeletable: false,
    selected: false,
    urls: { '48x48': url(''), '24x24': url('size=small&'), '16x16': url('size=xsmall&'), '32x32': url('size=medium&') },
  };
}

const PIXELS: Readonly<Record<string, number>> = { xsmall: 16, small: 24, medium: 32 };

/** A grey disc for everybody, in the size that was asked for, so that links to pictures lead somewhere. */
function image(call: Call): Reply {
  const side = PIXELS[call.text('size') ?? ''] ?? 48;
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 48 48">` +
    '<circle cx="24" cy="24" r="24" fill="#c1c7d0"/><circle cx="24" cy="19" r="8" fill="#fff"/><path d="M8 42a16 14 0 0 1 32 0z" fill="#fff"/></svg>';
  return { status: 200, text, type: 'image/svg+xml' };
}
