import type { Call } from '../http/call';
import { htmlPage, type Reply } from '../http/reply';
import { refusePage } from './admin-gate';
import type { InstalledPlugin, PluginPage } from './installed-plugin';
import { localeOf } from './languages';
import { decorate } from './look/decorate';
import { renderTemplate } from './render-template';
import { tagsOf } from './web-resources';
import { asksForPassword, passwordPage } from './web-sudo';

const SUPPORTED_METHODS = 'com.atlassian.jira.security.request.SupportedMethods';
const WEB_SUDO = 'com.atlassian.sal.api.websudo.WebSudoRequired';

/** `/secure/admin/<alias>.jspa`: a page of a plugin, in the administration, for those whom the descriptor names. */
export function showPluginPage(call: Call): Reply {
  const found = call.site.plugins.pageOf(/^(.+)\.jspa$/.exec(call.param('page'))?.[1] ?? '');
  if (!found) return htmlPage(404, 'Not Found', 'Oops, you&#39;ve found a dead link.');
  const { plugin, page } = found;
  if (page.action.rolesRequired === 'admin') {
    const refusal = refusePage(call);
    if (refusal) return refusal;
  }
  if (!allows(call, page)) return { ...htmlPage(405, 'Method Not Allowed', 'HTTP method not supported.'), headers: { Allow: 'GET' } };
  const guarded = page.class.annotations.some(({ type }) => type === WEB_SUDO);
  if (guarded && asksForPassword(call)) return passwordPage(call);
  return render(call, plugin, page);
}

/** From Jira 9 on a page answers the methods its class names, and POST alone when it names none. */
function allows({ site, method }: Call, page: PluginPage): boolean {
  if (site.profile.numbers[0] < 9) return true;
  const named = page.class.annotations.find(({ type }) => type === SUPPORTED_METHODS)?.constants ?? ['POST'];
  return named.includes(method === 'HEAD' ? 'GET' : method);
}

function render(call: Call, plugin: InstalledPlugin, page: PluginPage): Reply {
  const { site } = call;
  const required: string[] = [];
  const text = renderTemplate(page.template, {
    text: (key) => plugin.text(key, localeOf(site, call.caller)),
    requireResource: (key) => required.push(tagsOf(site, key)),
    contextPath: site.contextPath,
  });
  return decorate(call, text, required.join('\n'));
}
