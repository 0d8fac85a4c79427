/** One connector behind the stand-in API: its type, what is stored of it, a check, counts, and what a save does to it. */
import type { ConnectorDetail, ConnectorSpec, ProbeView, ScopeCount } from '../../frontend/api/shapes';
import { makeConnectorDetail } from './connector-detail';
import { makeConnector, type StandInApi } from './stand-in-api';

export const demoSpec: ConnectorSpec = {
  type: 'okta',
  label: 'Okta',
  summary: 'Reads people.',
  fields: [
    { key: 'orgUrl', label: 'Okta address', kind: 'url', required: true, help: 'Where people sign in.' },
    { key: 'apiToken', label: 'API token', kind: 'secret', required: true, help: 'Under Security.' },
    { key: 'lanes', label: 'Parallel requests', kind: 'number', required: false, help: 'At the same time.', default: 8, min: 1, max: 75 },
  ],
  recommendedMapping: [
    { to: 'username', from: [{ kind: 'attribute', path: 'profile.login', functions: [{ function: 'lower' }] }], whenNothing: 'skip' },
  ],
};

export interface ConnectorApi {
  stored: ConnectorDetail;
  probes: readonly ProbeView[];
  counted: ScopeCount | null;
  /** What a save is refused with. */
  refusal: { readonly status: number; readonly body: object } | null;
  /** Bodies of the saves. */
  readonly saves: { readonly configuration: ConnectorDetail['configuration']; readonly secrets: object; readonly version?: number }[];
}

export function serveConnector(api: StandInApi, change: Partial<ConnectorDetail> = {}): ConnectorApi {
  const state: ConnectorApi = {
    stored: makeConnectorDetail({ secrets: [{ field: 'apiToken', updatedAt: '2026-01-02T03:04:05.000Z' }], ...change }),
    probes: [{ name: 'token', result: 'ok', detail: 'Accepted.' }],
    counted: null,
    refusal: null,
    saves: [],
  };
  const save = (body: unknown) => {
    if (state.refusal !== null) return state.refusal;
    const saved = body as ConnectorApi['saves'][number];
    state.saves.push(saved);
    state.stored = { ...state.stored, configuration: saved.configuration, version: state.stored.version + 1 };
    if (api.connectors.length === 0) api.connectors = [makeConnector({ id: saved.configuration.id, name: saved.configuration.name })];
    return { body: state.stored };
  };
  api.answers.set('GET /connector-types', () => ({ body: { items: [demoSpec] } }));
  api.answers.set('GET /connectors/okta', () => ({ body: state.stored }));
  api.answers.set('PUT /connectors/okta', save);
  api.answers.set('POST /connectors', save);
  api.answers.set('POST /connectors/okta/check', () => ({ body: { items: state.probes } }));
  api.answers.set('POST /connectors/okta/scope/count', () => ({ body: { counted: state.counted } }));
  api.answers.set('GET /schedules/next', () => ({ body: { items: ['2026-01-03T02:00:00.000Z'] } }));
  api.answers.set('POST /connectors/okta/schema', () => ({
    body: { users: [{ path: 'profile.department', label: 'Department', type: 'text' }] },
  }));
  return state;
}

export function makeScopeCount(people: number, groups: number): ScopeCount {
  return {
    snapshot: { takenAt: '2026-01-02T03:04:05.000Z', complete: true },
    people: {
      read: 100,
      inScope: people,
      inactive: 3,
      leftOut: [{ rule: 'guests are excluded', count: 2 }],
      unknown: 0,
      examples: ['Ada'],
    },
    groups: { read: 9, inScope: groups, examples: ['Sales'], membersUnread: 0 },
    problems: [],
  };
}
