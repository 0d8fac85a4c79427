/** From a request to a reply: sign-in, Graph, batches and control, and misbehaviour on the wire when told to. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl, isControl } from '../stand-in/control';
import { travelTime } from '../stand-in/latency';
import { type Misbehaviour, misbehave } from '../stand-in/misbehave';
import { readBody } from '../stand-in/serve';
import { answerBatch } from './batch-api';
import type { Place } from './breaks';
import { controlOf } from './control';
import { faults, GraphFault } from './errors';
import { answerGraph, nextRequestId } from './graph-answer';
import { refuse, type TokenAnswer } from './sign-in';
import type { TenantState } from './tenant-state';

export async function answerRequest(state: TenantState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('content-type', 'application/json');
  const due = travelTime(state.latencyMs);
  try {
    const url = new URL(request.url ?? '/', state.origin);
    if (isControl(url)) return await answerControl(controlOf(state), url, request, response);
    const text = await readBody(request);
    if (!url.pathname.startsWith('/v1.0/')) return await answerSignIn(state, url, text, due, request, response);
    if (request.headers['x-ms-throttle-priority'] === 'Low') state.lowPriority += 1;
    await answerApi(state, url, text, due, request, response);
  } catch (error) {
    const fault = error instanceof GraphFault ? error : faults.internal();
    await due;
    if (response.headersSent) return;
    response.writeHead(fault.status, fault.headers);
    response.end(fault.body(nextRequestId()));
  }
}

async function answerApi(
  state: TenantState,
  url: URL,
  text: string,
  due: Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const roles = authenticate(state, request);
  const path = url.pathname.slice('/v1.0'.length);
  if (path !== '/$batch') {
    const { status, headers, body, wire } = answerGraph(state, request.method ?? 'GET', path, url, roles, false);
    await due;
    send(status, headers, body, wire, request, response);
    return;
  }
  state.calls.note('batch');
  const how = state.breaks.find({ place: 'batch', page: 1, groupNames: [] });
  if (how?.kind === 'status') {
    await due;
    send(how.status, how.headers ?? {}, how.body ?? '{"error":{"code":"generalException"}}', null, request, response);
    return;
  }
  if (!roles) throw faults.badToken();
  const { body, wire } = answerBatch(state, request.headers['content-type'], text, roles);
  await due;
  send(200, {}, body, how ?? wire, request, response);
}

function authenticate(state: TenantState, request: IncomingMessage): ReadonlySet<string> | null {
  const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer') throw faults.noToken();
  if (state.tokensEndAfter !== null) {
    state.tokensEndAfter -= 1;
    if (state.tokensEndAfter <= 0) {
      state.tokensEndAfter = null;
      state.tokens.revokeAll();
    }
  }
  return state.tokens.rolesOf(token);
}

async function answerSignIn(
  state: TenantState,
  url: URL,
  text: string,
  due: Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, tenant = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const place: Place | null =
    rest.join('/') === 'oauth2/v2.0/token' && request.method === 'POST'
      ? 'token'
      : rest.join('/') === 'v2.0/.well-known/openid-configuration'
        ? 'tenant'
        : null;
  if (!place) throw faults.noSegment(url.pathname);
  state.calls.note(place);
  const how = state.breaks.find({ place, page: 1, groupNames: [] });
  if (how?.kind === 'status') {
    await due;
    send(how.status, how.headers ?? {}, how.body ?? '{}', null, request, response);
    return;
  }
  const known = tenant === state.tenantId || tenant === state.directory.company.domain;
  const answer: TokenAnswer = !known
    ? refuse(400, 'invalid_request', 90002, `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`)
    : place === 'tenant'
      ? {
          status: 200,
          body: { issuer: `${state.origin}/${state.tenantId}/v2.0`, token_endpoint: `${state.origin}/${tenant}/oauth2/v2.0/token` },
        }
      : await state.tokens.answer(readForm(request, text), `${state.origin}/${tenant}/oauth2/v2.0/token`, state.origin);
  await due;
  send(answer.status, {}, JSON.stringify(answer.body), how, request, response);
}

/** What is no form has no fields. */
function readForm({ headers }: IncomingMessage, text: string): URLSearchParams {
  return new URLSearchParams(headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? text : '');
}

function send(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
  wire: Misbehaviour | null,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!wire || !misbehave(wire, request, response, body)) response.end(body);
}
