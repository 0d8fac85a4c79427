import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { forward, isProxied } from '../plugin/proxy';
import type { JiraSite } from '../site';
import { answer } from './answer';
import type { BreakEffect } from './break-modes';
import { Call } from './call';
import { loginPage } from './login-page';
import { readBody } from './read-body';
import { htmlPage, type Reply } from './reply';
import type { Match, Router } from './router';

/** Handles a request outside Jira, at the steering path. Null: not for it. */
export type Steering = (path: string, request: IncomingMessage, body: Buffer) => Reply | Promise<Reply> | null;

export const STEERING_PATH = '/__standin';

/** The listener of the HTTP server. */
export function serve(site: JiraSite, router: Router, steer: Steering): RequestListener {
  return (request, response) => {
    handle(site, router, steer, request, response).catch(() => response.destroy());
  };
}

async function handle(site: JiraSite, router: Router, steer: Steering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  const fullPath = mark < 0 ? url : url.slice(0, mark);
  if (fullPath.startsWith(STEERING_PATH)) {
    // A web page that somebody has open must not steer: it would have an origin.
    const near = /^(::ffff:)?127\.|^::1$/.test(request.socket.remoteAddress ?? '');
    if (request.headers.origin || !near)
      return send(response, { status: 403, json: { message: 'Only from this machine, and from no web page' } }, {});
    const reply = await steer(fullPath.slice(STEERING_PATH.length), request, await readBody(request));
    return send(response, reply ?? { status: 404, json: { message: 'No such steering path' } }, {});
  }
  const method = request.method ?? 'GET';
  const path = inContext(fullPath, site.contextPath);
  if (path === null) return send(response, htmlPage(404, 'Not Found', 'The requested resource is not available.'), {});
  // In front of Jira: what goes to Rollcall never gets into it.
  if (site.settings.backend !== null && isProxied(path))
    return forward(site.settings.backend, path, mark < 0 ? '' : url.slice(mark), request, response);
  const match = router.match(method, path);
  const label = match.route?.label ?? `${method} (unknown)`;
  site.counters.begin(label, method);
  try {
    const effect = site.breakModes.decide(method, match.route?.pattern ?? path, url);
    const body = await readBody(request);
    if (site.settings.latencyMs > 0) await wait(site.settings.latencyMs);
    const call = new Call({
      site,
      method,
      path,
      query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
      headers: request.headers,
      body,
      remoteAddress: request.socket.remoteAddress ?? '',
    });
    await answerOrBreak(call, match, effect, response);
  } finally {
    site.counters.end();
  }
}

async function answerOrBreak(call: Call, match: Match, effect: BreakEffect | null, response: ServerResponse): Promise<void> {
  const { site } = call;
  if (effect?.kind === 'delay') await wait(effect.ms);
  const instead = effect ? insteadOfWork(site, effect) : null;
  if (instead === 'hang') return;
  if (instead === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const reply = instead ?? (await answer(call, match));
  if (effect?.kind === 'drop-answer') return;
  if (effect?.kind === 'reset-after') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (effect?.kind === 'truncate') return sendHalf(response, reply);
  const final: Reply = effect?.kind === 'status-after' ? { status: effect.status, text: effect.body ?? '' } : reply;
  site.counters.answered(final.status);
  send(response, final, { ...standardHeaders(), ...call.replyHeaders }, call.method === 'HEAD');
}

function insteadOfWork(site: JiraSite, effect: BreakEffect): Reply | 'hang' | 'reset' | null {
  switch (effect.kind) {
    case 'status': {
      const headers = { ...effect.headers, ...(effect.retryAfter === undefined ? {} : { 'Retry-After': String(effect.retryAfter) }) };
      if (effect.body !== undefined)
        return { status: effect.status, text: effect.body, type: effect.type ?? 'text/html;charset=UTF-8', headers };
      return { ...htmlPage(effect.status, 'Error', 'Broken on purpose'), headers };
    }
    case 'login-page':
      return { status: 200, text: loginPage(site) };
    case 'redirect':
      return { status: 302, text: '', headers: { Location: effect.location ?? `${site.baseUrl}/login.jsp?permissionViolation=true` } };
    case 'hang':
      return 'hang';
    case 'reset-before':
      return 'reset';
    default:
      return null;
  }
}

function inContext(path: string, contextPath: string): string | null {
  if (contextPath === '') return aliased(path);
  if (path === contextPath) return '/';
  return path.startsWith(`${contextPath}/`) ? aliased(path.slice(contextPath.length)) : null;
}

/** `latest` means version 2 of the platform API and version 1 of the others. */
function aliased(path: string): string {
  if (!path.startsWith('/rest/')) return path;
  if (path.startsWith('/rest/api/latest')) return `/rest/api/2${path.slice('/rest/api/latest'.length)}`;
  if (path.startsWith('/rest/auth/latest')) return `/rest/auth/1${path.slice('/rest/auth/latest'.length)}`;
  if (path.startsWith('/rest/usermanagement/latest')) return `/rest/usermanagement/1${path.slice('/rest/usermanagement/latest'.length)}`;
  if (path.startsWith('/rest/pat/1.0')) return `/rest/pat/latest${path.slice('/rest/pat/1.0'.length)}`;
  return path;
}

const NODE_ID = randomBytes(4).toString('hex');
let requests = 0;

function standardHeaders(): Record<string, string> {
  requests++;
  return {
    'X-AREQUESTID': `${Math.floor((Date.now() % 86_400_000) / 60_000)}x${requests}x1`,
    'X-ANODEID': NODE_ID,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache, no-store, no-transform',
  };
}

type OutHeaders = Record<string, string | string[]>;

function bodyAndHeaders(reply: Reply, headers: OutHeaders): Buffer {
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers[name] = typeof value === 'string' ? value : [...value];
  const body = reply.json === undefined ? Buffer.from(reply.text ?? '') : Buffer.from(JSON.stringify(reply.json));
  if (reply.status !== 204 && reply.status !== 304) {
    headers['Content-Type'] = reply.type ?? (reply.json === undefined ? 'text/html;charset=UTF-8' : 'application/json;charset=UTF-8');
    headers['Content-Length'] = String(body.length);
  }
  return body;
}

function send(response: ServerResponse, reply: Reply, headers: OutHeaders, withoutBody = false): void {
  if (reply.stream) {
    for (const [name, value] of Object.entries(reply.headers ?? {})) headers[name] = typeof value === 'string' ? value : [...value];
    headers['Content-Type'] = reply.type ?? 'application/xml;charset=UTF-8';
    response.writeHead(reply.status, headers);
    reply.stream.pipe(response);
    response.on('close', () => reply.stream?.destroy());
    return;
  }
  const body = bodyAndHeaders(reply, headers);
  response.writeHead(reply.status, headers);
  response.end(withoutBody || body.length === 0 ? undefined : body);
}

async function sendHalf(response: ServerResponse, reply: Reply): Promise<void> {
  const headers: OutHeaders = standardHeaders();
  const whole = reply.stream ? Buffer.concat(await reply.stream.toArray()) : bodyAndHeaders(reply, headers);
  if (reply.stream) headers['Content-Length'] = String(whole.length);
  response.writeHead(reply.status, headers);
  response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.socket?.destroy());
}
