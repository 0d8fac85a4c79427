import type { JiraSite } from '../../site';

export interface MenuItem {
  readonly linkId: string;
  readonly label: string;
  /** Below the context path. */
  readonly link: string;
  readonly weight: number;
}

export interface MenuSection {
  /** As web items name it: `admin_users_menu/users_groups_section`. */
  readonly location: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
}

/** The tabs of the administration. Their names come before the slash in the location of a section. */
export const ADMIN_TABS = [
  ['admin_applications_section', 'Applications', '/secure/admin/ViewApplicationProperties.jspa'],
  ['admin_plugins_menu', 'Manage apps', '/secure/admin/ViewPlugins.jspa'],
  ['admin_users_menu', 'User management', '/secure/admin/user/UserBrowser.jspa'],
] as const;

/** Jira's own items; only those that have a page here. */
const OWN: readonly MenuSection[] = [
  {
    location: 'admin_users_menu/users_groups_section',
    label: 'User management',
    items: [
      { linkId: 'user_browser', label: 'Users', link: '/secure/admin/user/UserBrowser.jspa', weight: 10 },
      { linkId: 'group_browser', label: 'Groups', link: '/secure/admin/user/GroupBrowser.jspa', weight: 20 },
    ],
  },
  {
    location: 'admin_plugins_menu/plugins_manage_section',
    label: 'Apps',
    items: [{ linkId: 'upm-admin-link', label: 'Manage apps', link: '/secure/admin/ViewPlugins.jspa', weight: 10 }],
  },
  {
    location: 'admin_applications_section/admin_general_section',
    label: 'Applications',
    items: [
      { linkId: 'general_configuration', label: 'General configuration', link: '/secure/admin/ViewApplicationProperties.jspa', weight: 10 },
    ],
  },
];

/** The sections of a tab with their items, those of plugins among them, by weight. */
export function sectionsOf(site: JiraSite, tab: string, locale: string): MenuSection[] {
  return OWN.filter(({ location }) => location.startsWith(`${tab}/`)).map((section) => ({
    ...section,
    items: [...section.items, ...itemsOfPlugins(site, section.location, locale)].sort((one, other) => one.weight - other.weight),
  }));
}

function itemsOfPlugins(site: JiraSite, location: string, locale: string): MenuItem[] {
  return site.plugins.all.flatMap((plugin) =>
    plugin.descriptor.webItems
      .filter(({ section }) => section === location)
      .map(({ linkId, labelKey, link, weight }) => ({ linkId, label: plugin.text(labelKey, locale), link, weight })),
  );
}
