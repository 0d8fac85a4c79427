import type { Call } from '../http/call';
import type { Reply } from '../http/reply';
import { frame } from './look/frame';

/**
 * What people without the right to administer get instead of a page: strangers the log-in form, which brings them back here, and
 * others the request to leave. UNCONFIRMED: the status; Jira shows the same text on the log-in page. Null: they may see it.
 */
export function refusePage(call: Call): Reply | null {
  const { site, caller } = call;
  if (!caller) {
    const back = encodeURIComponent(`${call.path}${call.query.size > 0 ? `?${call.query}` : ''}`);
    const Location = `${site.contextPath}/login.jsp?permissionViolation=true&os_destination=${back}&page_caps=&user_role=ADMIN`;
    return { status: 302, text: '', headers: { Location } };
  }
  if (site.state.permissions.isAdmin(caller) && call.allows('ADMIN')) return null;
  const text = `<div class="standin-narrow"><h1>Access Denied</h1><div class="aui-message aui-message-warning warning">
<p>It seems that you have tried to perform an operation which you are not permitted to perform.</p>
<p>If you think this message is wrong, please consult your administrators about getting the necessary permissions.</p></div></div>`;
  return { status: 403, text: frame(call, { title: 'Access Denied', head: '', content: text }) };
}
