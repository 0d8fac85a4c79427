import { checkPassword, sessionIdOf } from '../auth/identify';
import type { Call } from '../http/call';
import { escapeXml, type Reply } from '../http/reply';
import { refusePage } from './admin-gate';
import { frame } from './look/frame';

/** How long administrators are not asked again. */
const FRESH_MS = 10 * 60_000;

/** Whether the caller has to give the password again before a guarded page. */
export function asksForPassword(call: Call): boolean {
  if (!call.site.settings.webSudo) return false;
  const id = sessionIdOf(call);
  return id !== null && Date.now() - (call.site.webSudo.get(id) ?? 0) > FRESH_MS;
}

/** The form that asks for it and leads to the page that was wanted. */
export function passwordPage(call: Call, wasWrong = false): Reply {
  const { contextPath } = call.site;
  const destination = escapeXml(call.path.startsWith('/secure/admin/WebSudo') ? destinationOf(call) : call.path);
  const content = `<div class="standin-narrow"><h1>Administrator Access</h1>
<p>You have requested access to an administrative function in Jira and are required to validate your credentials below.</p>
${wasWrong ? '<div class="aui-message aui-message-error error"><p>Sorry, your password is incorrect. Please try again.</p></div>' : ''}
<form class="aui" id="login-form" method="post" action="${contextPath}/secure/admin/WebSudoAuthenticate.jspa">
<div class="field-group"><label for="login-form-authenticatePassword">Password</label>
<input class="text" type="password" id="login-form-authenticatePassword" name="webSudoPassword"></div>
<input type="hidden" name="webSudoDestination" value="${destination}">
<div class="buttons-container"><button class="aui-button aui-button-primary" id="login-form-submit">Confirm</button></div></form></div>`;
  return { status: 200, text: frame(call, { title: 'Administrator Access', head: '', content }) };
}

/** `GET /secure/admin/WebSudoAuthenticate.jspa`: the form alone, as clients that go through pages ask for it. */
export function showPasswordForm(call: Call): Reply {
  return refusePage(call) ?? passwordPage(call);
}

/** `POST /secure/admin/WebSudoAuthenticate.jspa` */
export function submitPassword(call: Call): Reply {
  const refusal = refusePage(call);
  if (refusal) return refusal;
  const password = new URLSearchParams(call.body.toString('utf8')).get('webSudoPassword') ?? '';
  const user = checkPassword(call, call.me.name, password, true);
  if (user !== call.me) return passwordPage(call, true);
  call.site.webSudo.set(sessionIdOf(call) ?? call.site.sessions.shared(user), Date.now());
  return { status: 302, text: '', headers: { Location: `${call.site.contextPath}${destinationOf(call)}` } };
}

/** Only a path of this site. */
function destinationOf(call: Call): string {
  const destination = new URLSearchParams(call.body.toString('utf8')).get('webSudoDestination') ?? '';
  return /^\/(?![/\\])/.test(destination) ? destination : '/secure/Dashboard.jspa';
}
