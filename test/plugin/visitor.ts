import type { RunningJira } from '../jira';

export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Calls a page of the stand-in, below its context path, as a browser does; a form makes it a POST. Redirects are not followed. */
export async function visit(
  jira: RunningJira,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  form?: URLSearchParams,
): Promise<Visit> {
  const response = await fetch(`${jira.loopbackUrl}${path}`, {
    redirect: 'manual',
    headers: { 'User-Agent': 'Mozilla/5.0', ...headers },
    ...(form ? { method: 'POST', body: form } : {}),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Signs in by the form and gives the cookie and where the form leads. */
export async function signInByForm(
  jira: RunningJira,
  name: string,
  password: string,
  destination = '/secure/Dashboard.jspa',
): Promise<{ readonly cookie: string; readonly location: string }> {
  const form = new URLSearchParams({ os_username: name, os_password: password, os_destination: destination });
  const { headers } = await visit(jira, '/login.jsp', {}, form);
  return { cookie: headers.get('set-cookie')?.split(';')[0] ?? '', location: headers.get('location') ?? '' };
}
