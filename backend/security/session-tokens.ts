/**
 * Bearer tokens of the panel: ten minutes, signed, kept nowhere. Signing instead of storing lets every process of an
 * installation accept them. The key is derived from the master key, so a new master key ends all sessions.
 */
import { hkdfSync } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { ApiRole } from './api-tokens';
import type { MasterKey } from './master-key';

export const SESSION_SECONDS = 600;

const ISSUER = 'rollcall';
const AUDIENCE = 'rollcall-panel';
const PREFIX = 'rs_';

export interface PanelSession {
  /** The Jira user key. */
  readonly userKey: string;
  readonly userName: string;
  readonly role: ApiRole;
}

export interface SessionTokens {
  issue(session: PanelSession): Promise<{ readonly token: string; readonly expiresAt: string }>;
  /** Null for anything that is not a valid token of ours. */
  verify(token: string): Promise<PanelSession | null>;
}

/** @param now milliseconds since 1970. */
export function createSessionTokens(masterKey: MasterKey, now: () => number = Date.now): SessionTokens {
  const key = new Uint8Array(hkdfSync('sha256', masterKey.bytes, '', 'rollcall panel session', 32));
  return {
    async issue({ userKey, userName, role }) {
      const issuedAt = Math.floor(now() / 1000);
      const expires = issuedAt + SESSION_SECONDS;
      const token = await new SignJWT({ name: userName, role })
        .setProtectedHeader({ alg: 'HS256', typ: 'rollcall-session' })
        .setSubject(userKey)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expires)
        .sign(key);
      return { token: `${PREFIX}${token}`, expiresAt: new Date(expires * 1000).toISOString() };
    },
    async verify(token) {
      if (!token.startsWith(PREFIX)) return null;
      try {
        const { payload } = await jwtVerify(token.slice(PREFIX.length), key, {
          algorithms: ['HS256'],
          typ: 'rollcall-session',
          issuer: ISSUER,
          audience: AUDIENCE,
          currentDate: new Date(now()),
          requiredClaims: ['sub', 'exp'],
        });
        const { sub, name, role } = payload;
        if (!sub || typeof name !== 'string' || (role !== 'administrator' && role !== 'read-only')) return null;
        return { userKey: sub, userName: name, role };
      } catch {
        return null;
      }
    },
  };
}
