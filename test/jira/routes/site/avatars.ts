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

/** `avatar/{type}/system` and `universal_avatar/type/{type}/owner/{owner}`: the pictures everybody can choose from. */
export function addAvatarRoutes(router: Router): void {
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
