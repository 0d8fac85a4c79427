/** The API as the panel sees it, over a real socket: what a test puts in is what it answers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JiraConnection, JiraConnectionSchema } from '../../backend/domain/configuration';
import type { ApiScope } from '../../frontend/api/administration-shapes';
import { apiScopes } from '../../frontend/api/api-scopes';
import type { ConnectorView, Run, SettingsView } from '../../frontend/api/shapes';

export interface StandInApi {
  readonly baseUrl: string;
  /** The one bearer token that is good; changing it ends all sessions. */
  token: string;
  /** What the person may do, whoever it is. */
  role: 'administrator' | 'read-only';
  /** What the token is for. */
  scopes: readonly ApiScope[];
  /** Who is signed in to Jira. */
  person: string;
  /** How long a session lasts that is exchanged for Jira's. */
  sessionMs: number;
  connectors: readonly ConnectorView[];
  runs: readonly Run[];
  settings: SettingsView;
  /** Answers of the next calls by path, instead of the ordinary ones. */
  readonly failures: Map<string, { readonly status: number; readonly problem?: object }>;
  /** Answers of everything else, by what is asked: `POST /connectors/okta/check`. */
  readonly answers: Map<string, (body: unknown) => { readonly status?: number; readonly body: unknown }>;
  /** What was asked: `GET /connectors`. */
  readonly asked: string[];
  /** What was sent along, in the order it was asked. */
  readonly sent: { readonly asked: string; readonly body: unknown }[];
  close(): Promise<void>;
}

const base = '/rollcall/api/v1';

export async function openStandInApi(): Promise<StandInApi> {
  const server = createServer((request, response) => void answer(api, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  const api: StandInApi = {
    baseUrl: `http://127.0.0.1:${port}${base}`,
    token: 'rc_right',
    sessionMs: 600_000,
    role: 'administrator',
    scopes: apiScopes,
    person: 'admin',
    connectors: [],
    runs: [],
    settings: {
      jira: null,
      access: { readOnlyGroups: [] },
      notifications: { panelUrl: null, channels: [] },
      retention: { runDays: 90, auditDays: 365 },
      version: 1,
      updatedAt: '2026-01-02T03:04:05.000Z',
      secrets: [],
    },
    failures: new Map(),
    answers: new Map(),
    asked: [],
    sent: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return api;
}

async function answer(api: StandInApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // The page of the test has another origin than this server.
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, x-requested-with');
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return;
  }
  const path = new URL(request.url ?? '', 'http://api').pathname.slice(base.length);
  api.asked.push(`${request.method} ${path}`);
  const failure = api.failures.get(path);
  if (failure)
    return send(response, failure.status, failure.problem ?? '<html>', failure.problem ? 'application/problem+json' : 'text/html');
  if (path === '/session') return send(response, 201, makeSession(api));
  if (path === '/session/ways') return send(response, 200, { popup: false });
  if (request.headers.authorization !== `Bearer ${api.token}`) return send(response, 401, { title: 'Sign in first.', status: 401 });
  if (path === '/session/who') return send(response, 200, { name: 'token:test', role: api.role, scopes: api.scopes });
  const special = api.answers.get(`${request.method} ${path}`);
  if (special) {
    const body = await bodyOf(request);
    api.sent.push({ asked: `${request.method} ${path}`, body });
    const answered = special(body);
    return send(
      response,
      answered.status ?? 200,
      answered.body,
      (answered.status ?? 200) < 400 ? 'application/json' : 'application/problem+json',
    );
  }
  if (path === '/settings') return send(response, 200, api.settings);
  if (path === '/connectors') return send(response, 200, { items: api.connectors });
  if (path === '/runs') return send(response, 200, { items: api.runs, next: null });
  const [, id] = /^\/connectors\/([^/]+)\/runs$/.exec(path) ?? [];
  if (request.method === 'POST' && id !== undefined) return send(response, 202, await startRun(api, decodeURIComponent(id), request));
  send(response, 404, { title: 'Nothing here.', status: 404 });
}

function makeSession({ token, role, person, sessionMs }: StandInApi): object {
  return { token, role, expiresAt: new Date(Date.now() + sessionMs).toISOString(), user: { name: person, displayName: person } };
}

async function startRun(api: StandInApi, connectorId: string, request: IncomingMessage): Promise<Run> {
  const { kind } = (await bodyOf(request)) as { readonly kind: Run['kind'] };
  const run = makeRun({ id: `run-${api.runs.length + 1}`, connectorId, kind, state: 'reading' });
  api.runs = [run, ...api.runs];
  api.connectors = api.connectors.map((one) => (one.id === connectorId ? { ...one, lastRun: run } : one));
  return run;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? null : JSON.parse(text);
}

function send(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'Content-Type': type }).end(typeof body === 'string' ? body : JSON.stringify(body));
}

export function makeConnector(change: Partial<ConnectorView>): ConnectorView {
  return {
    id: 'okta',
    name: 'Okta',
    type: 'okta',
    label: 'Okta',
    enabled: true,
    version: 1,
    people: 0,
    groups: 0,
    schedule: null,
    held: null,
    lastRun: null,
    lastSync: null,
    syncedAt: null,
    readAt: null,
    nextRunAt: null,
    nextRuns: [],
    ...change,
  };
}

export function makeJira(): JiraConnection {
  return JiraConnectionSchema.parse({ baseUrl: 'https://jira.example', auth: { kind: 'pat' } });
}

export function makeRun(change: Partial<Run>): Run {
  return {
    id: 'run-1',
    connectorId: 'okta',
    kind: 'full',
    trigger: 'api',
    actor: 'token:first administrator',
    state: 'done',
    startedAt: '2026-01-02T03:04:05.000Z',
    finishedAt: null,
    person: null,
    planHash: null,
    counts: null,
    brakes: [],
    error: null,
    errorId: null,
    sourceCalls: 0,
    targetReads: 0,
    targetWrites: 0,
    approvedBy: null,
    approvedAt: null,
    ...change,
  };
}
