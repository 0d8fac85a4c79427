/** Who calls, and whether they may. By bearer token only: no cookie is ever read, so a foreign page cannot act in somebody's name. */
import type { Request } from 'express';
import { scopesOfRole } from '../../domain/api-scope';
import { RollcallError } from '../../domain/errors';
import type { Installation } from '../../runs';
import { createApiTokens } from '../../security/api-tokens';
import type { Caller } from './caller';
import { type Route, scopesNeeded } from './route';

/** Who may call a route. */
export type Admission = Pick<Route, 'access' | 'scope'>;

export interface Gate {
  /** Throws `unauthenticated` or `forbidden`. */
  admit(route: Admission, request: Request): Promise<Caller>;
  /** The same question later on, for an answer that goes on for long. */
  stillAdmits(route: Admission, request: Request): Promise<boolean>;
}

const NOBODY: Caller = { name: 'anyone', role: 'none', scopes: [] };
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
    if (session) return { name: `jira:${session.userName}`, role: session.role, scopes: scopesOfRole(session.role) };
    const owner = await tokens.authenticate(token);
    return owner ? { name: `token:${owner.name}`, role: owner.role, scopes: owner.scopes } : null;
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
    async admit(route, request) {
      if (route.access === 'anyone') return NOBODY;
      const caller = await callerOf(request);
      if (!caller) {
        if (request.headers.authorization) await noteInvalid(request);
        throw new RollcallError('unauthenticated', 'This needs a valid token.', {
          blame: 'config',
          remedy: 'Send "Authorization: Bearer <token>" with a token that is not expired.',
        });
      }
      if (!mayCall(route, caller)) {
        await audit.record({
          actor: caller.name,
          action: 'access.forbidden',
          subject: subjectOf(request),
          ...(request.ip ? { from: request.ip } : {}),
        });
        throw forbidden(route, caller);
      }
      return caller;
    },
    async stillAdmits(route, request) {
      if (route.access === 'anyone') return true;
      const caller = await callerOf(request);
      return caller !== null && mayCall(route, caller);
    },
  };
}

function mayCall(route: Admission, { role, scopes }: Caller): boolean {
  const hasRole = route.access === 'administrator' ? role === 'administrator' : role !== 'none';
  return hasRole && scopesNeeded(route).every((scope) => scopes.includes(scope));
}

function forbidden(route: Admission, { role, scopes }: Caller): RollcallError {
  if (route.access === 'administrator' && role !== 'administrator')
    return new RollcallError('forbidden', 'This needs an administrator.', {
      blame: 'config',
      remedy: 'Use the token of an administrator.',
    });
  const missing = scopesNeeded(route).filter((scope) => !scopes.includes(scope));
  return new RollcallError('forbidden', `This token is not for "${missing.join('", "')}".`, {
    blame: 'config',
    remedy: `Use a token with the scope "${missing.join('", "')}".`,
  });
}

/** The declared path, not the one that was sent: that one may name a person. */
function subjectOf(request: Request): string {
  return `route:${request.method} ${String(request.route?.path ?? '')}`;
}
