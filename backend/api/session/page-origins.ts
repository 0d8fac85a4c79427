/** Which pages may open a session in a window: the panel inside Jira and the one Rollcall serves itself, by exact origin. */
import type { Request } from 'express';
import type { JiraConnection, OAuthClient } from '../../domain/configuration';
import { RollcallError } from '../../domain/errors';

export const jiraAddress = ({ publicUrl, baseUrl }: JiraConnection): string => (publicUrl ?? baseUrl).replace(/\/+$/, '');

/** Where Jira sends people back to; it stands in the incoming link letter by letter. */
export const redirectUrl = ({ panelUrl }: OAuthClient): string => `${panelUrl}/api/v1/session/oauth/callback`;

/** Empty when signing in through a window is not set up. */
export function pageOrigins(jira: JiraConnection | null): readonly string[] {
  if (!jira?.oauth) return [];
  return [new URL(jira.oauth.panelUrl).origin, new URL(jiraAddress(jira)).origin];
}

/** The origin of the page that asks. Throws `forbidden` for any other than those, and for what a form of a foreign page can send. */
export function requirePageOrigin(request: Request, jira: JiraConnection): string {
  const origins = pageOrigins(jira);
  const { origin } = request.headers;
  if (origin !== undefined && origins.includes(origin) && request.headers['x-requested-with'] === 'XMLHttpRequest') return origin;
  throw new RollcallError('forbidden', 'A session can be opened from the panel only.', {
    blame: 'config',
    remedy: `Open the panel at ${origins.join(' or at ')}. If that is another address than yours, correct it in the settings.`,
  });
}
