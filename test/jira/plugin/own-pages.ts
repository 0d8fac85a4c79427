import type { Call } from '../http/call';
import { escapeXml, type Reply } from '../http/reply';
import { refusePage } from './admin-gate';
import { decorate } from './look/decorate';

/** Rows of a page of people or groups. */
const ROWS = 50;

const template = (title: string, tab: string, body: string, section = 'admin_users_menu/users_groups_section'): string =>
  `<html><head><title>${title}</title><meta name="decorator" content="atl.admin"><meta name="admin.active.section" content="${section}">
<meta name="admin.active.tab" content="${tab}"></head><body><h1>${title}</h1>${body}</body></html>`;

/** `UserBrowser.jspa`: who has an account, so that one can watch accounts come and go. */
export function showUsers(call: Call): Reply {
  const wanted = call.text('userSearchFilter') ?? '';
  const users = call.site.state.users.search(wanted);
  const rows = users.slice(0, ROWS).map((user) => {
    const groups = call.site.state.groups.groupsOf(user).map(({ name }) => name);
    return [user.displayName, user.name, user.email, user.active ? 'Active' : 'Inactive', groups.join(', ')];
  });
  const form = `<form class="aui" method="get"><input class="text" name="userSearchFilter" aria-label="Filter users" value="${escapeXml(wanted)}"> <button class="aui-button">Filter</button></form>`;
  const table = tableOf(['Full name', 'Username', 'Email', 'Status', 'Groups'], rows);
  return show(call, template('Users', 'user_browser', `${form}<p>${users.length} users</p>${table}`));
}

/** `GroupBrowser.jspa` */
export function showGroups(call: Call): Reply {
  const groups = call.site.state.groups.sorted();
  const rows = groups.slice(0, ROWS).map(({ name, members }) => [name, String(members.size)]);
  return show(call, template('Groups', 'group_browser', `<p>${groups.length} groups</p>${tableOf(['Group name', 'Users'], rows)}`));
}

/** `ViewPlugins.jspa`: what is installed. */
export function showPlugins(call: Call): Reply {
  const rows = call.site.plugins.all.map(({ key, version, descriptor }) => [descriptor.name, version, key]);
  return show(
    call,
    template('Manage apps', 'upm-admin-link', tableOf(['App', 'Version', 'Key'], rows), 'admin_plugins_menu/plugins_manage_section'),
  );
}

export function showGeneral(call: Call): Reply {
  const rows = [
    ['Title', 'Stand-in Jira'],
    ['Base URL', call.site.baseUrl],
    ['Version', call.site.profile.version],
  ];
  return show(
    call,
    template(
      'General configuration',
      'general_configuration',
      tableOf(['Setting', 'Value'], rows),
      'admin_applications_section/admin_general_section',
    ),
  );
}

function show(call: Call, page: string): Reply {
  return refusePage(call) ?? decorate(call, page, '');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table class="aui standin-table"><thead>${line(head, 'th')}</thead><tbody>${rows.map((cells) => line(cells, 'td')).join('')}</tbody></table>`;
}
