import { checkPassword, sessionCookie, sessionIdOf } from '../../auth/identify';
import { type Call, textOf } from '../../http/call';
import { loginPage } from '../../http/login-page';
import { htmlPage, noContent, ok, Refusal, type Reply, refuse, statusBody } from '../../http/reply';
import type { UserRecord } from '../../model/records';
import { jiraTime } from '../user/represent';

/** `POST /rest/auth/1/session`; refused in Jira 11 (status and text UNCONFIRMED). */
export function openSession(call: Call): Reply {
  if (!call.site.settings.sessionLogin) throw new Refusal(statusBody(403, 'Basic Authentication has been disabled on this instance.'));
  const body = call.json();
  const user = checkPassword(call, textOf(body, 'username') ?? '', textOf(body, 'password') ?? '');
  if (user === 'captcha') throw refuse(403, 'Login denied: CAPTCHA_CHALLENGE');
  if (!user) throw refuse(401, 'Login failed');
  const id = call.site.sessions.open(user);
  call.replyHeaders['X-AUSERNAME'] = encodeURIComponent(user.name);
  return {
    status: 200,
    json: { session: { name: 'JSESSIONID', value: id }, loginInfo: loginInfo(call, user) },
    headers: { 'Set-Cookie': [sessionCookie(call, id)] },
  };
}

export function readSession(call: Call): Reply {
  const self = `${call.site.baseUrl}/rest/api/latest/user?username=${encodeURIComponent(call.me.name)}`;
  return ok({ self, name: call.me.name, loginInfo: loginInfo(call, call.me) });
}

export function closeSession(call: Call): Reply {
  const id = sessionIdOf(call);
  if (id) call.site.sessions.close(id);
  return noContent;
}

function loginInfo(call: Call, user: UserRecord): Record<string, unknown> {
  const history = call.site.logins.of(user);
  return {
    failedLoginCount: history.failedLoginCount,
    loginCount: history.loginCount,
    ...(history.lastFailedLoginTime === null ? {} : { lastFailedLoginTime: jiraTime(history.lastFailedLoginTime) }),
    ...(history.previousLoginTime === null ? {} : { previousLoginTime: jiraTime(history.previousLoginTime) }),
  };
}

export function showLoginPage(call: Call): Reply {
  const violation = call.flag('permissionViolation', false) ? { message: 'You must log in to access this page.' } : {};
  return { status: 200, text: loginPage(call.site, { ...destinationOf(call.text('os_destination')), ...violation }) };
}

/** The form people sign in with. It clears a CAPTCHA: a person is taken to have solved it. */
export function submitLoginForm(call: Call): Reply {
  const form = new URLSearchParams(call.body.toString('utf8'));
  const user = checkPassword(call, form.get('os_username') ?? '', form.get('os_password') ?? '', true);
  if (!user || user === 'captcha') {
    const message = 'Sorry, your username and password are incorrect - please try again.';
    return { status: 200, text: loginPage(call.site, { ...destinationOf(form.get('os_destination')), message }) };
  }
  const id = call.site.sessions.open(user);
  const destination = form.get('os_destination') ?? '/secure/Dashboard.jspa';
  // Only paths of this site: never a redirect elsewhere.
  const location = /^\/(?![/\\])/.test(destination) ? destination : '/secure/Dashboard.jspa';
  return { status: 302, text: '', headers: { Location: `${call.site.baseUrl}${location}`, 'Set-Cookie': [sessionCookie(call, id)] } };
}

const destinationOf = (path: string | null): { destination?: string } => (path === null ? {} : { destination: path });

export function logOut(call: Call): Reply {
  const id = sessionIdOf(call);
  if (id) call.site.sessions.close(id);
  return htmlPage(200, 'Log out', 'You are now logged out.');
}
