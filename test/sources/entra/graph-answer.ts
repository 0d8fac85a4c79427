/** One request to Graph, alone or inside a batch: permissions, cost, answer, and misbehaviour that concerns its content. */
import type { Misbehaviour } from '../stand-in/misbehave';
import { concernsWire } from './breaks';
import { errorBody, faults, GraphFault } from './errors';
import { type ListPage, linkAfter, pageBody, readPlace } from './paging';
import { findRoute, type Route } from './routes';
import type { TenantState } from './tenant-state';
import { costOf } from './throttle';

export interface GraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What is to happen to the whole reply on the wire. */
  readonly wire: Misbehaviour | null;
}

let requests = 0;

export function nextRequestId(): string {
  requests += 1;
  return `1e5f0000-0000-4000-8000-${String(requests).padStart(12, '0')}`;
}

/** @param path below `/v1.0`. @param inBatch counts it apart from requests of their own. */
export function answerGraph(
  state: TenantState,
  method: string,
  path: string,
  url: URL,
  roles: ReadonlySet<string> | null,
  inBatch: boolean,
): GraphAnswer {
  const requestId = nextRequestId();
  const headers: Record<string, string> = { 'content-type': 'application/json', 'request-id': requestId };
  let wire: Misbehaviour | null = null;
  try {
    const route = findRoute(method, path, url);
    (inBatch ? state.batched : state.calls).note(route.place);
    const page = route.place.endsWith('-delta') ? 1 : readPlace(url).page;
    const how = state.breaks.find({ place: route.place, page, groupNames: namesOfGroup(state, route) });
    if (how?.kind === 'status') {
      const body = how.body ?? errorBody('generalException', 'do-not-show', requestId);
      return { status: how.status, headers: { ...headers, date: new Date().toUTCString(), ...how.headers }, body, wire };
    }
    wire = how && concernsWire(how) ? how : null;
    if (!roles) throw faults.badToken();
    if (!route.roles.some((role) => roles.has(role))) throw faults.denied();
    Object.assign(headers, state.throttle.charge(costOf(route.cost, url)));
    const answer = route.answer({ state, url, roles, parameter: route.parameter });
    const body = typeof answer === 'string' ? answer : pageBody(twist(answer, how, url, state.origin), state.origin);
    return { status: 200, headers, body, wire };
  } catch (error) {
    const fault = error instanceof GraphFault ? error : faults.internal();
    return { status: fault.status, headers: { ...headers, ...fault.headers }, body: fault.body(requestId), wire };
  }
}

/** Breaks that concern the content of a list. */
function twist(page: ListPage, how: Misbehaviour | null, url: URL, origin: string): ListPage {
  switch (how?.kind) {
    case 'next-link':
      return { ...page, next: how.url.replace('{origin}', origin) };
    case 'loop':
      return { ...page, next: page.self };
    case 'empty-page': {
      const place = readPlace(url);
      return { ...page, items: [], next: linkAfter(url, { ...place, page: place.page + 1 }) };
    }
    case 'duplicates':
      return { ...page, items: [...page.items, ...page.items] };
    case 'reversed':
      return { ...page, items: [...page.items].reverse() };
    default:
      return page;
  }
}

function namesOfGroup(state: TenantState, route: Route): readonly string[] {
  const group = route.place === 'members' || route.place === 'transitive-members' ? state.directory.findGroup(route.parameter) : undefined;
  return group ? [route.parameter, group.name] : [];
}
