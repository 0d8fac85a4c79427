/** From a request to a reply: route, count, limit, authenticate, answer, and misbehave when told to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl, type Controlled, isControl } from '../stand-in/control';
import { travelTime } from '../stand-in/latency';
import { type Misbehaviour, misbehave } from '../stand-in/misbehave';
import { readBody } from '../stand-in/serve';
import { faults, OktaFault } from './errors';
import type { OrgState } from './org-state';
import { type ListPage, linkAfter, readCursor } from './paging';
import { findRoute, type Route, type RouteReply } from './routes';

const errorBody = '{"errorCode":"E0000009","errorSummary":"Internal Server Error","secret":"do-not-show"}';

let requests = 0;

export async function answerRequest(state: OrgState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  requests += 1;
  const requestId = `rc${requests}`;
  response.setHeader('content-type', 'application/json');
  response.setHeader('x-okta-request-id', requestId);
  response.setHeader('cache-control', 'no-cache, no-store');
  state.limits.enter();
  response.once('close', () => state.limits.leave());
  const due = travelTime(state.latencyMs);
  try {
    const url = new URL(request.url ?? '/', state.origin);
    if (isControl(url)) return await answerControl(controlOf(state), url, request, response);
    const form = request.method === 'POST' ? readForm(request, await readBody(request)) : null;
    const route = findRoute(request.method ?? 'GET', url);
    state.calls.note(route.place);
    const limits = state.limits.count(route.bucket);
    for (const [name, value] of Object.entries(limits)) response.setHeader(name, value);
    await respond(state, route, url, form, due, request, response);
  } catch (error) {
    const fault = error instanceof OktaFault ? error : faults.internal();
    await due;
    if (response.headersSent) return;
    response.writeHead(fault.status, fault.headers);
    response.end(fault.body(requestId));
  }
}

/** What is no form has no fields. */
function readForm({ headers }: IncomingMessage, text: string): URLSearchParams {
  return new URLSearchParams(headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? text : '');
}

function controlOf(state: OrgState): Controlled {
  return {
    company: state.directory.company,
    counters: () => ({ counters: state.calls.byPlace, peakInFlight: state.limits.peakInFlight }),
    resetCounters: () => state.calls.reset(),
  };
}

async function respond(
  state: OrgState,
  route: Route,
  url: URL,
  form: URLSearchParams | null,
  due: Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const early = state.breaks.find({ place: route.place, page: readCursor(url).page, groupNames: groupNames(state, route) });
  // What never reaches the application comes before authentication, as a broken gateway would.
  if (early && (early.kind === 'status' || early.kind === 'reset' || early.kind === 'hang')) {
    await due;
    misbehave(early, request, response, '', errorBody);
    return;
  }
  if (!route.open) authenticate(state, route, request, url);
  const reply = twist(await route.answer({ state, url, form, request, parameter: route.parameter }), early, url, state);
  if (reply.page) setLinks(response, reply.page);
  response.statusCode = reply.status ?? 200;
  await due;
  if (!early || !misbehave(early, request, response, reply.body)) response.end(reply.body);
}

function authenticate(state: OrgState, route: Route, request: IncomingMessage, url: URL): void {
  const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme === 'SSWS') {
    if (token !== state.apiToken) throw faults.invalidToken();
  } else if (scheme === 'Bearer') {
    endTokensInTime(state);
    const scopes = state.tokens.scopesOf(token);
    if (!scopes) throw new OktaFault(401, 'E0000011', 'Invalid token provided', { 'www-authenticate': 'Bearer error="invalid_token"' });
    if (route.scope && !scopes.has(route.scope)) throw faults.missingScope(url.pathname);
  } else throw faults.noCredentials();
  if (route.right && !state.rights.has(route.right)) throw faults.forbidden();
}

function endTokensInTime(state: OrgState): void {
  if (state.tokensEndAfter === null) return;
  state.tokensEndAfter -= 1;
  if (state.tokensEndAfter > 0) return;
  state.tokensEndAfter = null;
  state.tokens.revokeAll();
}

/** Breaks that concern the content of a list. */
function twist(reply: RouteReply, how: Misbehaviour | null, url: URL, state: OrgState): RouteReply {
  const page = reply.page;
  if (!how || !page || !reply.render) return reply;
  const show = (items: readonly unknown[], next: string | null): RouteReply => ({
    ...reply,
    page: { ...page, items, next },
    body: reply.render?.(items) ?? reply.body,
  });
  switch (how.kind) {
    case 'next-link':
      return show(page.items, how.url.replace('{origin}', state.origin));
    case 'loop':
      return show(page.items, page.self);
    case 'empty-page':
      return show([], linkAfter(url, { ...readCursor(url), page: page.number + 1 }, page.limit));
    case 'duplicates':
      return show([...page.items, ...page.items], page.next);
    case 'reversed':
      return show([...page.items].reverse(), page.next);
    default:
      return reply;
  }
}

function groupNames(state: OrgState, route: Route): readonly string[] {
  const group = route.place === 'members' ? state.directory.findGroup(route.parameter) : undefined;
  return group ? [group.id, group.name] : [];
}

function setLinks(response: ServerResponse, page: ListPage<unknown>): void {
  response.setHeader('link', [`<${page.self}>; rel="self"`, ...(page.next === null ? [] : [`<${page.next}>; rel="next"`])]);
}
