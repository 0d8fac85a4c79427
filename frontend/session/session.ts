import type { Role } from './use-may-change';

/** How the panel proves who sits before it. A way to sign in makes a session; the rest of the panel knows this interface only. */
export interface Session {
  /** The bearer token of the next call. Kept in memory only. */
  bearer(): Promise<string>;
  /**
   * The API refused that token. True when there is a new one and the call is worth repeating; false when somebody must sign in again.
   * Throws an `ApiError` when that cannot be found out now.
   * @param refused the token; several calls may be refused with the same one, which is renewed once.
   */
  renew(refused: string): Promise<boolean>;
  /** Who it is (`jira:anna`), where the way to sign in tells. */
  readonly person?: string;
  readonly role?: Role;
  /** Where the API is, when that is another place than the page expects. */
  readonly baseUrl?: string;
}

export interface SignInProps {
  /** Where the API is. */
  readonly baseUrl: string;
  /** Whether a session has just ended against the person's will. */
  readonly wasRefused: boolean;
  /** The page is still there and waits for the same person: a token, which names nobody, is no way back. */
  readonly isAgain?: boolean;
  readonly onSession: (session: Session) => void;
}

/** A session with a token that somebody typed: it cannot be renewed. */
export function createTokenSession(token: string): Session {
  return { bearer: async () => token, renew: async () => false };
}
