/** Who calls, and whether they may. By bearer token only: no cookie is ever read, so a foreign page cannot act in somebody's name. */
import type { Request } from 'express';
import { RollcallError } from '../../domain/errors';
import type { Installation } from '../../runs';
import { createApiTokens } from '../../security/api-tokens';
import type { Access, Caller } from './caller';

export interface Gate {
  /** Throws `unauthenticated` or `forbidden`. */
  admit(access: Access, request: Request): Promise<Caller>;
  /** The same question later on, for an answer that goes on for long. */
  stillAdmits(access: Access, request: Request): Promise<boolean>;
}

const NOBODY: Caller = { name: 'anyone', role: 'none' };
/** A scanner must not fill the audit: invalid tokens of one address are noted once in this time. */
const NOTE_EVERY_MS = 60_000;
const MOST_ADDRESSES = 1_000;

export function createGate({ store, audit, sessions }: Pick<Installation, 'store' | 'audit' | 'sessions'>): Gate {
  const tokens = createApiTokens({ tokens: store.tokens });
  const notedAt = new Map<string, number>();

  async function callerOf(request: Request): Promise<Caller | null> {
    const [, token] = /^Bearer +([A-Za-z0-9_.~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (!token) return null;
    const session = await sessions.verify(token);
    if (session) return { name: `jira:${session.userName}`, role: session.role };
    const owner = await tokens.authenticate(token);
    return owner ? { name: `token:${owner.name}`, role: owner.role } : null;
  }

  async function noteInvalid(request: Request): Promise<void> {
    const from = request.ip ?? 'unknown';
    const now = Date.now();
    if (now - (notedAt.get(from) ?? 0) < NOTE_EVERY_MS) return;
    if (notedAt.size >= MOST_ADDRESSES) notedAt.clear();
    notedAt.set(from, now);
    await audit.record({ actor: 'anyone', action: 'access.unauthenticated', subject: subjectOf(request), from });
  }

  return {
    async admit(access, request) {
      if (access === 'anyone') return NOBODY;
      const caller = await callerOf(request);
      if (!caller) {
        if (request.headers.authorization) await noteInvalid(request);
        throw new RollcallError('unauthenticated', 'This needs a valid token.', {
          blame: 'config',
          remedy: 'Send "Authorization: Bearer <token>" with a token that is not expired.',
        });
      }
      if (!mayCall(access, caller)) {
        await audit.record({
          actor: caller.name,
          action: 'access.forbidden',
          subject: subjectOf(request),
          ...(request.ip ? { from: request.ip } : {}),
        });
        throw new RollcallError('forbidden', 'This needs an administrator.', {
          blame: 'config',
          remedy: 'Use the token of an administrator.',
        });
      }
      return caller;
    },
    async stillAdmits(access, request) {
      if (access === 'anyone') return true;
      const caller = await callerOf(request);
      return caller !== null && mayCall(access, caller);
    },
  };
}

function mayCall(access: Access, { role }: Caller): boolean {
  return access === 'administrator' ? role === 'administrator' : role !== 'none';
}

/** The declared path, not the one that was sent: that one may name a person. */
function subjectOf(request: Request): string {
  return `route:${request.method} ${String(request.route?.path ?? '')}`;
}
