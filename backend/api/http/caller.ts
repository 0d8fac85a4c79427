import type { ApiScope } from '../../domain/api-scope';

/** `anyone`: no token needed. `read-only`: any valid token. `administrator`: an administrator's token. */
export type Access = 'anyone' | 'read-only' | 'administrator';

export interface Caller {
  /** For the audit: `token:<name>`. */
  readonly name: string;
  readonly role: 'administrator' | 'read-only' | 'none';
  /** What the caller's token is for. People of the panel have all that their role allows. */
  readonly scopes: readonly ApiScope[];
}
