import { xsrfToken } from '../../auth/cookies';
import type { Call } from '../../http/call';
import { escapeXml } from '../../http/reply';
import { LANGUAGES, localeOf } from '../languages';
import { THEMES } from '../theme-names';
import { hasThemes, themeAttributes, themeOf } from '../themes';
import { auiFolder } from './aui';
import { FRAME_STYLES } from './frame-styles';

export interface FramedPage {
  readonly title: string;
  /** Tags of the page's own scripts and styles. */
  readonly head: string;
  readonly content: string;
}

/** A page of Jira: the metas that scripts read, AUI's look, the header, the footer. */
export function frame(call: Call, { title, head, content }: FramedPage): string {
  const { site } = call;
  const aui = `${site.contextPath}/s/10.0.4/_/download/resources/com.atlassian.auiplugin:aui/aui-prototyping.css`;
  return `<!DOCTYPE html>
<html lang="${localeOf(site, call.caller).slice(0, 2)}"${themeAttributes(themeOf(call))}>
<head><meta charset="utf-8"><meta http-equiv="X-UA-Compatible" content="IE=Edge">
${metas(call)}
<title>${title} - Stand-in Jira</title>
<link rel="icon" href="data:,">
${auiFolder() === null ? '' : `<link rel="stylesheet" href="${aui}" data-wrm-key="com.atlassian.auiplugin:aui">`}
<style>${FRAME_STYLES}</style>
${head}
</head>
<body id="jira" class="aui-layout aui-theme-default page-type-admin" data-version="${site.profile.version}">
<div id="page">${header(call)}
<div id="content" class="standin-content">${content}</div>
<footer id="footer"><section class="footer-body"><p>Stand-in Jira ${site.profile.version}: no Jira, an imitation of its interfaces for trying out.</p></section></footer>
</div></body></html>
`;
}

function metas(call: Call): string {
  const { site, caller } = call;
  const values: Readonly<Record<string, string>> = {
    'ajs-base-url': site.baseUrl,
    'ajs-context-path': site.contextPath,
    'ajs-version-number': site.profile.version,
    'ajs-build-number': String(site.profile.buildNumber),
    'ajs-is-admin': String(caller !== null && site.state.permissions.isAdmin(caller)),
    'ajs-remote-user': caller?.name ?? '',
    'ajs-remote-user-fullname': caller?.displayName ?? '',
    'ajs-user-locale': localeOf(site, caller),
    'ajs-app-title': 'Stand-in Jira',
  };
  const tags = Object.entries(values).map(([name, value]) => `<meta name="${name}" content="${escapeXml(value)}">`);
  const token = `<meta id="atlassian-token" name="atlassian-token" content="${escapeXml(xsrfToken(call))}">`;
  return [`<meta name="application-name" content="JIRA" data-name="jira" data-version="${site.profile.version}">`, token, ...tags].join(
    '\n',
  );
}

function header(call: Call): string {
  const { site, caller } = call;
  const link = (path: string): string => `${site.contextPath}${path}`;
  const back = encodeURIComponent(call.path);
  const themes =
    hasThemes(site) && caller
      ? THEMES.map((theme) => {
          const current = theme === themeOf(call) ? ' aria-current="true"' : '';
          return `<li><a class="standin-theme" href="${link(`/secure/StandInTheme.jspa?theme=${theme}&amp;back=${back}`)}"${current}>${theme}</a></li>`;
        }).join('')
      : '';
  const languages = caller
    ? LANGUAGES.filter(({ locale }) => locale !== localeOf(site, caller))
        .map(({ locale, name }) => {
          const to = link(`/secure/StandInLanguage.jspa?locale=${locale}&amp;back=${back}`);
          return `<li><a lang="${locale.slice(0, 2)}" href="${to}">${name}</a></li>`;
        })
        .join('')
    : '';
  const person = caller
    ? `<li><span class="standin-person">${escapeXml(caller.displayName)}</span></li><li><a href="${link('/secure/Logout!default.jspa')}">Log out</a></li>`
    : `<li><a href="${link('/login.jsp')}">Log in</a></li>`;
  return `<header id="header"><nav class="aui-header" aria-label="Site"><div class="aui-header-inner">
<div class="aui-header-primary"><span id="logo" class="aui-header-logo aui-header-logo-textonly"><a href="${link('/secure/Dashboard.jspa')}">Stand-in Jira</a></span>
<ul class="aui-nav"><li><a href="${link('/secure/Dashboard.jspa')}">Dashboards</a></li><li><a href="${link('/secure/admin/user/UserBrowser.jspa')}">Administration</a></li></ul></div>
<div class="aui-header-secondary"><ul class="aui-nav">${languages}${themes}${person}</ul></div>
</div></nav></header>`;
}
