/**
 * Signing in through Jira in a window, as OAuth 2.0 code with PKCE. Each step leaves a sealed note that the next one takes: `state`
 * (to Jira and back) and `claim` (from the window to the page that opened it). The window gets to know neither the token nor anything
 * that is worth it without the page's own secret, and no token ever stands in an address.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { isRollcallError, RollcallError } from '../../domain/errors';
import { type Installation, noOAuth, requireJira } from '../../runs';
import { notForYou, openSession, roleOf } from './admit-person';
import { jiraAddress, redirectUrl, requirePageOrigin } from './page-origins';

/** Time to sign in to Jira, with a second factor perhaps. */
const STATE_SECONDS = 600;
const CLAIM_SECONDS = 120;
/** As long as a page may go on asking whether Jira is back, counted from when it asked last. */
const EXCHANGED_SECONDS = 3_600;
/** The least scope that lets Jira tell whether somebody is an administrator. UNCONFIRMED that a smaller one would not. */
const SCOPE = 'ADMIN';

const REFUSALS = ['denied', 'forbidden', 'not-accepted', 'failed'] as const;
const StateSchema = z.object({ verifier: z.string(), challenge: z.string(), origin: z.string() });
const ExchangedSchema = z.object({ refreshToken: z.string() });
const UserSchema = z.object({ key: z.string(), name: z.string(), displayName: z.string() });
const ClaimNoteSchema = z.object({
  challenge: z.string(),
  origin: z.string(),
  result: z.union([
    z.object({ user: UserSchema, role: z.enum(['administrator', 'read-only']), refreshToken: z.string().nullable() }),
    z.object({ refusal: z.enum(REFUSALS) }),
  ]),
});
export type Refusal = (typeof REFUSALS)[number];

/** What the window is told: the key of the claim for the page that opened it, and what went wrong. */
export interface WindowResult {
  readonly origin: string;
  readonly code: string;
  readonly refusal: Refusal | null;
}

const s256 = (text: string) => createHash('sha256').update(text).digest('base64url');

export function createPopupSignIn(installation: Installation) {
  const { store, signIn, log } = installation;

  async function configured() {
    const jira = await requireJira(store);
    if (!jira.oauth) throw noOAuth();
    return { jira, oauth: jira.oauth };
  }

  return {
    /** The address of Jira that asks the person. */
    async start(request: Request, challenge: string): Promise<string> {
      const { jira, oauth } = await configured();
      const origin = requirePageOrigin(request, jira);
      const verifier = randomBytes(32).toString('base64url');
      const state = await signIn.notes.leave('state', { verifier, challenge, origin }, STATE_SECONDS);
      const query = new URLSearchParams({
        client_id: oauth.clientId,
        redirect_uri: redirectUrl(oauth),
        response_type: 'code',
        scope: SCOPE,
        state,
        code_challenge: s256(verifier),
        code_challenge_method: 'S256',
      });
      return `${jiraAddress(jira)}/rest/oauth2/latest/authorize?${query}`;
    },

    /** Null when the state is unknown, used, too old, or another's. */
    async finish(request: Request, query: { state?: string | undefined; code?: string | undefined }): Promise<WindowResult | null> {
      const { oauth } = await configured();
      const note = StateSchema.safeParse(query.state === undefined ? null : await signIn.notes.take('state', query.state));
      if (!note.success) return null;
      const { verifier, challenge, origin } = note.data;
      const result = query.code === undefined ? refusal('denied') : await redeem(request, query.code, verifier, redirectUrl(oauth));
      const code = await signIn.notes.leave('claim', { challenge, origin, result }, CLAIM_SECONDS);
      return { origin, code, refusal: 'refusal' in result ? result.refusal : null };
    },

    /** The session, for the page that began it and for no other. */
    async claim(request: Request, code: string, verifier: string) {
      const { jira } = await configured();
      const origin = requirePageOrigin(request, jira);
      const note = ClaimNoteSchema.safeParse(await signIn.notes.take('claim', code));
      if (!note.success || note.data.origin !== origin || note.data.challenge !== s256(verifier)) throw startAgain();
      const { result } = note.data;
      if ('refusal' in result) throw errorOf(result.refusal);
      const { user, role, refreshToken } = result;
      const renewal = refreshToken === null ? null : signIn.tickets.issue({ userKey: user.key, refreshToken });
      return { ...(await openSession(installation, user, role)), renewal };
    },

    /** The next session without a question, as long as Jira still says so. */
    async renew(request: Request, renewal: string) {
      const { jira, oauth } = await configured();
      requirePageOrigin(request, jira);
      const ticket = signIn.tickets.open(renewal);
      if (!ticket) throw startAgain();
      const { userKey, signedInAt } = ticket;
      const person = await exchange(ticket.refreshToken, redirectUrl(oauth));
      if (person?.user.key !== userKey) throw startAgain();
      const role = await roleOf(installation, person.user, request);
      const next = person.refreshToken === null ? null : signIn.tickets.issue({ userKey, refreshToken: person.refreshToken, signedInAt });
      return { ...(await openSession(installation, person.user, role)), renewal: next };
    },
  };

  /**
   * Jira changes the refresh token with each use. When it then does not say whose the new one is, the page still has the last one:
   * what that was exchanged for waits for the page to ask again, sealed, under the hash of what the page has.
   */
  async function exchange(held: string, redirect: string) {
    const note = ExchangedSchema.safeParse(await signIn.notes.take('exchanged', held));
    let newest = note.success ? note.data.refreshToken : held;
    const grant = { grant_type: 'refresh_token', refresh_token: newest, redirect_uri: redirect } as const;
    try {
      return await signIn.jira.byGrant(grant, (refreshToken) => {
        newest = refreshToken;
      });
    } catch (error) {
      if (newest !== held) await signIn.notes.leaveUnder('exchanged', held, { refreshToken: newest }, EXCHANGED_SECONDS);
      throw error;
    }
  }

  async function redeem(request: Request, code: string, verifier: string, redirect: string) {
    const grant = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirect } as const;
    try {
      const person = await signIn.jira.byGrant(grant);
      if (!person) return refusal('not-accepted');
      const { key, name, displayName } = person.user;
      const role = await roleOf(installation, person.user, request);
      return { user: { key, name, displayName }, role, refreshToken: person.refreshToken };
    } catch (error) {
      if (!isRollcallError(error)) throw error;
      if (error.code === 'forbidden') return refusal('forbidden');
      if (error.blame !== 'target') throw error;
      log.warn({ err: error }, 'Jira could not be asked who signs in');
      return refusal('failed');
    }
  }
}

const refusal = (why: Refusal): { readonly refusal: Refusal } => ({ refusal: why });

function errorOf(why: Refusal): RollcallError {
  if (why === 'forbidden') return notForYou();
  if (why === 'not-accepted') return startAgain();
  if (why === 'failed')
    return new RollcallError('target-unreachable', 'Jira could not be asked who signs in.', {
      retry: 'later',
      remedy: 'Check the connection to Jira and the incoming link in the settings; the log of Rollcall says more.',
    });
  return new RollcallError('unauthenticated', 'Access was not allowed in Jira.', {
    blame: 'config',
    remedy: 'Start again and choose "Allow" when Jira asks.',
  });
}

const startAgain = (): RollcallError =>
  new RollcallError('unauthenticated', 'The sign-in is over or was used already.', { blame: 'config', remedy: 'Sign in again.' });
