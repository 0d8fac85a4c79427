import type { Call } from '../http/call';
import type { Reply } from '../http/reply';
import type { Router } from '../http/router';
import { downloadPlain, downloadStamped } from './download';
import { LANGUAGES } from './languages';
import { showGeneral, showGroups, showPlugins, showUsers } from './own-pages';
import { showPluginPage } from './page';
import { themeNamed } from './theme-names';
import { listInstalled, readInstalled, uninstall, upload } from './upm';
import { showPasswordForm, submitPassword } from './web-sudo';

/** The administration with the pages of plugins, their files, and the plugin manager. */
export function addPluginRoutes(router: Router): void {
  router
    .get('/secure/admin/{page}', 'open', showPluginPage)
    .post('/secure/admin/{page}', 'open', showPluginPage)
    .get('/secure/admin/WebSudoAuthenticate.jspa', 'open', showPasswordForm)
    .post('/secure/admin/WebSudoAuthenticate.jspa', 'open', submitPassword)
    .get('/secure/admin/user/UserBrowser.jspa', 'open', showUsers)
    .get('/secure/admin/user/GroupBrowser.jspa', 'open', showGroups)
    .get('/secure/admin/ViewPlugins.jspa', 'open', showPlugins)
    .get('/secure/admin/ViewApplicationProperties.jspa', 'open', showGeneral)
    .get('/secure/StandInTheme.jspa', 'user', chooseTheme)
    .get('/secure/StandInLanguage.jspa', 'user', chooseLanguage)
    .get('/s/{path*}', 'open', downloadStamped)
    .get('/download/{path*}', 'open', downloadPlain)
    .get('/rest/plugins/1.0', 'sysadmin', listInstalled)
    .post('/rest/plugins/1.0', 'sysadmin', upload)
    .get('/rest/plugins/1.0/{plugin}', 'admin', readInstalled)
    .delete('/rest/plugins/1.0/{plugin}', 'sysadmin', uninstall);
}

/** No page of Jira: there one chooses in the menu of the own picture. */
function chooseTheme(call: Call): Reply {
  const theme = themeNamed(call.text('theme'));
  if (theme) call.site.themes.set(call.me.key, theme);
  return goBack(call);
}

/** No page of Jira either: there the language stands in the profile. */
function chooseLanguage(call: Call): Reply {
  const wanted = LANGUAGES.find(({ locale }) => locale === call.text('locale'));
  if (wanted) call.site.locales.set(call.me.key, wanted.locale);
  return goBack(call);
}

function goBack(call: Call): Reply {
  const back = call.text('back') ?? '';
  return {
    status: 302,
    text: '',
    headers: { Location: `${call.site.contextPath}${/^\/(?![/\\])/.test(back) ? back : '/secure/Dashboard.jspa'}` },
  };
}
