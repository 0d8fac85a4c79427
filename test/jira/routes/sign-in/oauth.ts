/** The resources of Jira as an OAuth 2.0 provider: `authorize`, the page that asks the person, `token`. */
import { hash } from 'node:crypto';
import { sessionIdOf } from '../../auth/identify';
import { ACCESS_SECONDS, covers, OAUTH_SCOPES, type OAuthClient, type OAuthScope, type OAuthTokens } from '../../auth/oauth';
import type { Call } from '../../http/call';
import { escapeXml, htmlPage, type Reply } from '../../http/reply';

interface Asked {
  readonly client: OAuthClient;
  readonly redirectUrl: string;
  readonly state: string | null;
  readonly scope: OAuthScope;
  readonly challenge: { readonly method: 'S256' | 'plain'; readonly value: string } | null;
}

/** UNCONFIRMED: the address of the page that asks. */
export const CONSENT_PATH = '/plugins/servlet/oauth2/consent';

/** `GET /rest/oauth2/latest/authorize`: what is wrong with the client is said here; everything else goes back to the client. */
export function authorize(call: Call): Reply {
  const asked = readQuestion(call, call.query);
  if (!('client' in asked)) return asked;
  return redirect(`${call.site.contextPath}${CONSENT_PATH}?${call.query}`);
}

/** Asks the person, who has to be signed in for that. */
export function showConsent(call: Call): Reply {
  const { site, caller } = call;
  const asked = readQuestion(call, call.query);
  if (!('client' in asked)) return asked;
  if (!caller) return redirect(`${site.contextPath}/login.jsp?os_destination=${encodeURIComponent(`${CONSENT_PATH}?${call.query}`)}`);
  const text = `<html><head><title>Allow access</title></head><body><form method="post" action="${site.contextPath}${CONSENT_PATH}">
<h1>${escapeXml(asked.client.name)} wants to use Jira as ${escapeXml(caller.displayName)}</h1><p>Access: ${asked.scope}</p>
<input type="hidden" name="question" value="${escapeXml(call.query.toString())}"><input type="hidden" name="atl_token" value="${formToken(call)}">
<button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></form></body></html>`;
  return { status: 200, text, headers: { 'X-Frame-Options': 'SAMEORIGIN', 'Content-Security-Policy': "frame-ancestors 'self'" } };
}

export function decide(call: Call): Reply {
  const form = new URLSearchParams(call.body.toString('utf8'));
  const asked = readQuestion(call, new URLSearchParams(form.get('question') ?? ''));
  if (!('client' in asked)) return asked;
  if (form.get('atl_token') !== formToken(call)) return htmlPage(403, 'Forbidden', 'XSRF Security Token Missing');
  if (form.get('decision') !== 'allow') return refuseTo(asked.redirectUrl, asked.state, 'access_denied');
  const { client, redirectUrl, scope, challenge } = asked;
  const code = call.site.oauth.issueCode({ clientId: client.id, userKey: call.me.key, redirectUrl, scope, challenge });
  return back(redirectUrl, { code, state: asked.state });
}

/** `POST /rest/oauth2/latest/token`, a form. */
export function token(call: Call): Reply {
  const form = new URLSearchParams(call.body.toString('utf8'));
  const field = (name: string): string => form.get(name) ?? call.query.get(name) ?? '';
  const client = call.site.oauth.client(field('client_id'));
  if (!client || client.secret !== field('client_secret')) return failure(401, 'invalid_client', 'Client authentication failed');
  switch (field('grant_type')) {
    case 'authorization_code':
      return answer(call.site.oauth.redeemCode(field('code'), client.id, field('redirect_uri'), field('code_verifier') || null));
    case 'refresh_token':
      return answer(call.site.oauth.renew(field('refresh_token'), client.id));
    default:
      return failure(400, 'unsupported_grant_type', 'Grant type is not supported');
  }
}

function answer(tokens: OAuthTokens | null): Reply {
  if (!tokens) return failure(400, 'invalid_grant', 'The provided authorization grant or refresh token is invalid, expired or revoked');
  const json = {
    access_token: tokens.accessToken,
    refresh_token: tokens.refreshToken,
    scope: tokens.scope,
    token_type: 'bearer',
    expires_in: ACCESS_SECONDS,
    created_at: Math.floor(Date.now() / 1000),
  };
  return { status: 200, json, headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' } };
}

const failure = (status: number, error: string, description: string): Reply => ({
  status,
  json: { error, error_description: description },
});

function readQuestion(call: Call, query: URLSearchParams): Asked | Reply {
  const client = call.site.oauth.client(query.get('client_id') ?? '');
  if (!client) return htmlPage(400, 'Bad Request', 'The client is not known.');
  const redirectUrl = query.get('redirect_uri') ?? '';
  if (!client.redirectUrls.includes(redirectUrl)) return htmlPage(400, 'Bad Request', 'The redirect URI does not match.');
  const state = query.get('state');
  if (query.get('response_type') !== 'code') return refuseTo(redirectUrl, state, 'unsupported_response_type');
  const scopes = (query.get('scope') ?? '').split(/[ ,]+/).filter(Boolean);
  const known = scopes.filter((each): each is OAuthScope => (OAUTH_SCOPES as readonly string[]).includes(each));
  const scope = [...known].sort((a, b) => OAUTH_SCOPES.indexOf(b) - OAUTH_SCOPES.indexOf(a))[0];
  if (!scope || known.length !== scopes.length || !covers(client.scope, scope)) return refuseTo(redirectUrl, state, 'invalid_scope');
  const value = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'plain';
  if (value !== null && method !== 'S256' && method !== 'plain') return refuseTo(redirectUrl, state, 'invalid_request');
  return { client, redirectUrl, state, scope, challenge: value === null ? null : { method: method as 'S256' | 'plain', value } };
}

const refuseTo = (redirectUrl: string, state: string | null, error: string): Reply => back(redirectUrl, { error, state });

function back(redirectUrl: string, values: Readonly<Record<string, string | null>>): Reply {
  const url = new URL(redirectUrl);
  for (const [name, value] of Object.entries(values)) if (value !== null) url.searchParams.set(name, value);
  return redirect(url.href);
}

const redirect = (location: string): Reply => ({ status: 302, text: '', headers: { Location: location, 'Cache-Control': 'no-store' } });

/** Belongs to the session, so that no foreign page can press the button. */
const formToken = (call: Call): string => hash('sha256', `consent ${sessionIdOf(call) ?? ''}`, 'hex').slice(0, 40);
