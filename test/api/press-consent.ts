import type { RunningJira } from '../jira';

/** What a person does in the window: signed in to Jira already, reads the question and presses a button. Gives where Jira leads back to. */
export async function pressButton(jira: RunningJira, name: string, address: string, decision: 'allow' | 'deny'): Promise<string> {
  const cookie = `JSESSIONID=${jira.site.sessions.open(jira.state.user(name))}`;
  const visit = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init, headers: { cookie } });
  const { headers } = await visit(address);
  const asked = await (await visit(new URL(headers.get('location') ?? '', address).href)).text();
  const value = (field: string) => (new RegExp(`name="${field}" value="([^"]*)"`).exec(asked)?.[1] ?? '').replaceAll('&#38;', '&');
  const body = new URLSearchParams({ question: value('question'), atl_token: value('atl_token'), decision });
  const answer = await visit(`${jira.loopbackUrl}/plugins/servlet/oauth2/consent`, { method: 'POST', body });
  return answer.headers.get('location') ?? '';
}
