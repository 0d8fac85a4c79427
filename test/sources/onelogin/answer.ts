/** From a request to a reply: route, count, limit, authenticate, answer, and misbehave when told to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl, type Controlled, isControl } from '../stand-in/control';
import { travelTime } from '../stand-in/latency';
import { misbehave } from '../stand-in/misbehave';
import { readBody } from '../stand-in/serve';
import type { AccountState } from './account-state';
import type { Misbehaviour } from './breaks';
import { faults, OneLoginFault } from './errors';
import { type ListPage, pageHeaders, readPlace, writeCursor } from './paging';
import { findRoute, type Route, type RouteReply } from './routes';

export async function answerRequest(state: AccountState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  state.inFlight += 1;
  state.peakInFlight = Math.max(state.peakInFlight, state.inFlight);
  response.once('close', () => {
    state.inFlight -= 1;
  });
  const due = travelTime(state.latencyMs);
  try {
    const url = new URL(request.url ?? '/', state.origin);
    if (isControl(url)) return await answerControl(controlOf(state), url, request, response);
    if (url.pathname === '/auth/oauth2/v2/token' && request.method === 'POST') return await answerToken(state, due, request, response);
    await respond(state, findRoute(request.method ?? 'GET', url), url, due, request, response);
  } catch (error) {
    const fault = error instanceof OneLoginFault ? error : faults.internal();
    await due;
    if (response.headersSent) return;
    response.writeHead(fault.status);
    response.end(fault.body());
  }
}

function controlOf(state: AccountState): Controlled {
  return {
    company: state.directory.company,
    counters: () => ({ counters: state.calls.byPlace, peakInFlight: state.peakInFlight }),
    resetCounters: () => state.calls.reset(),
  };
}

async function answerToken(state: AccountState, due: Promise<void>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  state.calls.note('token');
  const text = await readBody(request);
  const early = state.breaks.find({ place: 'token', page: 1, groupNames: [] });
  await due;
  if (early && wire(early, request, response, '')) return;
  response.end(state.tokens.answer(request.headers.authorization, request.headers['content-type'], text));
}

async function respond(
  state: AccountState,
  route: Route,
  url: URL,
  due: Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  state.calls.note(route.place);
  const within = route.place === 'rate-limit' || state.limit.take();
  if (route.place !== 'rate-limit') for (const [name, value] of Object.entries(state.limit.headers())) response.setHeader(name, value);
  const group = route.place === 'members' ? (state.directory.findRole(route.parameter)?.name ?? null) : null;
  const early = state.breaks.find({ place: route.place, page: readPlace(url).number, groupNames: group === null ? [] : [group] });
  // What never reaches the application comes before authentication, as a broken gateway would.
  if (early && ['status', 'reset', 'hang'].includes(early.kind)) {
    await due;
    wire(early, request, response, '');
    return;
  }
  if (!within) throw faults.rateLimited(route.wrapped);
  authenticate(state, route, request);
  const reply = twist(route.answer({ state, url, parameter: route.parameter }), early);
  if (reply.page && !route.wrapped) {
    for (const [name, value] of Object.entries(pageHeaders(url, reply.page))) response.setHeader(name, value);
    if (early?.kind === 'link-header') response.setHeader('Link', early.link);
  }
  await due;
  if (!early || !wire(early, request, response, reply.body)) response.end(reply.body);
}

function authenticate(state: AccountState, route: Route, request: IncomingMessage): void {
  const token = /^bearer[: ]\s*(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (state.tokenEndsAfter !== null) {
    state.tokenEndsAfter -= 1;
    if (state.tokenEndsAfter <= 0) {
      state.tokenEndsAfter = null;
      state.tokens.revoke();
    }
  }
  if (!state.tokens.accepts(token)) throw faults.unauthorized(route.wrapped);
  if (route.right && !state.rights.has(route.right)) throw faults.forbidden(route.wrapped);
}

/** Breaks that concern the content of a list. */
function twist(reply: RouteReply, how: Misbehaviour | null): RouteReply {
  const { page, render } = reply;
  if (!how || !page || !render) return reply;
  const show = (change: Partial<ListPage<unknown>>): RouteReply => {
    const shown = { ...page, ...change };
    return { ...reply, page: shown, body: render(shown) };
  };
  switch (how.kind) {
    case 'loop':
      return show({ after: writeCursor(page.limit, page.number) });
    // The cursor carries something more, so that it is another one and leads to the same page.
    case 'empty-page':
      return show({ items: [], after: Buffer.from(`limit=${page.limit}&page=${page.number}&again=1`).toString('base64') });
    case 'skip-page':
      return show({ after: page.after && writeCursor(page.limit, page.number + 2) });
    case 'no-cursor':
      return show({ after: null });
    case 'total':
      return show({ total: how.total });
    case 'duplicates':
      return show({ items: [...page.items, ...page.items] });
    case 'reversed':
      return show({ items: [...page.items].reverse() });
    default:
      return reply;
  }
}

/** True when the break is on the wire and the reply was sent, cut or swallowed. */
function wire(how: Misbehaviour, request: IncomingMessage, response: ServerResponse, body: string): boolean {
  return misbehave(how, request, response, body, '{"statusCode":500,"name":"InternalServerError","message":"do-not-show"}');
}
