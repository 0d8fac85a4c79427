/** How people prove to Rollcall who they are in Jira: by the cookie of their browser, or by what Jira gives as an OAuth 2.0 provider. */
import type { JiraConnection } from '../domain/configuration';
import { RollcallError } from '../domain/errors';
import type { OutboundGuard } from '../domain/outbound';
import type { Vault } from '../security/vault';
import type { Store } from '../store/store';
import { type BrowserUser, whoIsSignedIn } from '../target/jira/browser-session';
import { type OAuthGrant, requestOAuthTokens } from '../target/jira/oauth-tokens';
import { requireJira } from './configuration/read-configuration';

export interface SignedInPerson {
  readonly user: BrowserUser;
  /** For the next time; null when Jira gave none. */
  readonly refreshToken: string | null;
}

export interface JiraSignIn {
  /** Null when the cookies are nobody's session. */
  byCookie(cookie: string): Promise<BrowserUser | null>;
  /**
   * Null when Jira does not accept the code or the refresh token, or its token is nobody's. The access token is forgotten here.
   * @param onRefreshToken hears of the next refresh token before Jira is asked whose it is: from then on the last one is worth nothing.
   */
  byGrant(grant: OAuthGrant, onRefreshToken?: (refreshToken: string) => void): Promise<SignedInPerson | null>;
}

export interface JiraSignInSurroundings {
  readonly store: Pick<Store, 'settings'>;
  readonly vault: Pick<Vault, 'get'>;
  guard(): Promise<OutboundGuard>;
  /** Certificates to trust in addition. */
  certificates(connection: JiraConnection): Promise<{ readonly ca?: string }>;
}

export function createJiraSignIn({ store, vault, guard, certificates }: JiraSignInSurroundings): JiraSignIn {
  async function connect() {
    const connection = await requireJira(store);
    return { connection, guard: await guard(), ...(await certificates(connection)) };
  }

  return {
    async byCookie(cookie) {
      return whoIsSignedIn({ ...(await connect()), credentials: { Cookie: cookie } });
    },
    async byGrant(grant, onRefreshToken) {
      const how = await connect();
      const clientSecret = await vault.get('jira', 'oauthClientSecret');
      const { oauth } = how.connection;
      if (!oauth || !clientSecret) throw noOAuth();
      const tokens = await requestOAuthTokens({ ...how, clientId: oauth.clientId, clientSecret, grant });
      if (!tokens) return null;
      if (tokens.refreshToken !== null) onRefreshToken?.(tokens.refreshToken);
      const user = await whoIsSignedIn({ ...how, credentials: { Authorization: `Bearer ${tokens.accessToken}` } });
      return user && { user, refreshToken: tokens.refreshToken };
    },
  };
}

export function noOAuth(): RollcallError {
  return new RollcallError('config-invalid', 'Signing in through Jira in a window is not set up.', {
    blame: 'config',
    field: 'jira.oauth',
    remedy: 'Make an incoming link in Jira and enter its client id and secret in the settings.',
  });
}
