/** `anyone`: no token needed. `read-only`: any valid token. `administrator`: an administrator's token. */
export type Access = 'anyone' | 'read-only' | 'administrator';

export interface Caller {
  /** For the audit: `token:<name>`. */
  readonly name: string;
  readonly role: 'administrator' | 'read-only' | 'none';
}
