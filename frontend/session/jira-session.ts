import { createRenewingSession } from './renewing-session';
import type { Session } from './session';
import { askForSession } from './session-reply';

/**
 * Exchanges the Jira session of this browser for a token of minutes, and again before that ends. The only call of the panel that
 * sends cookies. Throws an `ApiError`: 401 without a Jira session, 403 for people who may not use Rollcall.
 */
export async function openJiraSession(baseUrl: string): Promise<Session> {
  const exchange = () => askForSession(`${baseUrl}/session`, undefined, true);
  return createRenewingSession({ baseUrl, first: await exchange(), next: exchange });
}
