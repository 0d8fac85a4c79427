import type { Call } from '../../http/call';
import { escapeXml } from '../../http/reply';
import { localeOf } from '../languages';
import { ADMIN_TABS, sectionsOf } from './admin-sections';

export interface AdminPage {
  /** `admin_users_menu/users_groups_section` */
  readonly section: string;
  /** The link id of the menu item that is lit. */
  readonly tab: string;
  readonly body: string;
}

/** The administration around a page: its tabs, the navigation on the left, the page on the right. */
export function adminContent({ site, caller }: Call, { section, tab, body }: AdminPage): string {
  const [menu = ''] = section.split('/');
  const link = (path: string): string => escapeXml(`${site.contextPath}${path}`);
  const selected = (is: boolean): string => (is ? ' class="aui-nav-selected"' : '');
  const tabs = ADMIN_TABS.map(([id, label, path]) => `<li${selected(id === menu)}><a href="${link(path)}">${label}</a></li>`).join('');
  const groups = sectionsOf(site, menu, localeOf(site, caller)).map(({ label, items }) => {
    const lines = items.map(
      (item) =>
        `<li${selected(item.linkId === tab)}><a id="${escapeXml(item.linkId)}" href="${link(item.link)}">${escapeXml(item.label)}</a></li>`,
    );
    return `<div class="aui-nav-heading"><strong>${escapeXml(label)}</strong></div><ul class="aui-nav">${lines.join('')}</ul>`;
  });
  return `<header class="aui-page-header"><div class="aui-page-header-inner"><div class="aui-page-header-main"><h2 class="standin-admin">Administration</h2></div></div></header>
<nav class="aui-navgroup aui-navgroup-horizontal" aria-label="Administration"><div class="aui-navgroup-inner"><div class="aui-navgroup-primary"><ul class="aui-nav">${tabs}</ul></div></div></nav>
<div class="aui-page-panel"><div class="aui-page-panel-inner">
<div class="aui-page-panel-nav"><nav class="aui-navgroup aui-navgroup-vertical" aria-label="Section"><div class="aui-navgroup-inner">${groups.join('')}</div></nav></div>
<section class="aui-page-panel-content">${body}</section>
</div></div>`;
}
