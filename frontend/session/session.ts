/** How the panel proves who sits before it. A way to sign in makes a session; the rest of the panel knows this interface only. */
export interface Session {
  /** The bearer token of the next call. Kept in memory only. */
  bearer(): Promise<string>;
  /** The API refused that token. True when there is a new one and the call is worth repeating; false when somebody must sign in again. */
  renew(): Promise<boolean>;
}

export interface SignInProps {
  /** Where the API is. */
  readonly baseUrl: string;
  /** Whether a session has just ended against the person's will. */
  readonly wasRefused: boolean;
  readonly onSession: (session: Session) => void;
}

/** A session with a token that somebody typed: it cannot be renewed. */
export function createTokenSession(token: string): Session {
  return { bearer: async () => token, renew: async () => false };
}
