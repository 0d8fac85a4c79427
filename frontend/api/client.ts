import type { AuditEntry, AuditQuery, Comparison, ImportReply, NewToken, TokenView, Who } from './administration-shapes';
import type { FoundPeople, PeopleQuery, PersonView } from './people-shapes';
import type { AttributeUses, Preview, PreviewQuery, TriedGroups, TryGroupsQuery } from './preview-shapes';
import type { Channel, ChannelDeliveries, SeatReport } from './settings-shapes';
import type {
  Access,
  ConnectorConfiguration,
  ConnectorDetail,
  ConnectorSpec,
  ConnectorView,
  ErrorView,
  JiraConnection,
  List,
  OperationCounts,
  OperationsPage,
  OperationsQuery,
  Page,
  ProbeView,
  Retention,
  Run,
  RunDetail,
  RunsQuery,
  Schedule,
  ScopeCount,
  SettingsView,
  SourceAttribute,
  SyncRules,
} from './shapes';
import type { Send } from './transport';

export interface SavedConnector {
  readonly configuration: ConnectorConfiguration;
  /** Only the secrets that were entered; the others stay as they are. */
  readonly secrets: Readonly<Record<string, string>>;
}

export type ApiClient = ReturnType<typeof createApiClient>;

/** The API, one function a route. */
export function createApiClient(send: Send) {
  const get = <T>(url: string, signal?: AbortSignal, params?: object) =>
    send<T>({ method: 'get', url, ...(params ? { params } : {}), ...(signal ? { signal } : {}) });
  const post = <T>(url: string, data: object = {}, signal?: AbortSignal) =>
    send<T>({ method: 'post', url, data, ...(signal ? { signal } : {}) });
  const put = <T>(url: string, data: object) => send<T>({ method: 'put', url, data });
  const connector = (id: string) => `/connectors/${encodeURIComponent(id)}`;
  const run = (id: string) => `/runs/${encodeURIComponent(id)}`;
  const notificationChannel = (id: string) => `/settings/notifications/channels/${encodeURIComponent(id)}`;

  return {
    /** Whose token it is. */
    who: (signal?: AbortSignal) => get<Who>('/session/who', signal),

    connectorTypes: async (signal?: AbortSignal) => (await get<List<ConnectorSpec>>('/connector-types', signal)).items,
    connectors: async (signal?: AbortSignal) => (await get<List<ConnectorView>>('/connectors', signal)).items,
    connector: (id: string, signal?: AbortSignal) => get<ConnectorDetail>(connector(id), signal),
    addConnector: (saved: SavedConnector) => post<ConnectorDetail>('/connectors', saved),
    changeConnector: (saved: SavedConnector, version: number) =>
      put<ConnectorDetail>(connector(saved.configuration.id), { ...saved, version }),
    changeSchedule: (id: string, schedule: Schedule | null, version: number) =>
      put<ConnectorView>(`${connector(id)}/schedule`, { schedule, version }),
    /** When a schedule that is not saved would start runs next. */
    firings: async ({ cron, timeZone }: Schedule, signal?: AbortSignal) =>
      (await get<List<string>>('/schedules/next', signal, { cron, timeZone })).items,
    /** Null before the source was read. */
    countScope: async (id: string, rules: Pick<SyncRules, 'scope' | 'groups'>, signal?: AbortSignal) =>
      (
        await send<{ readonly counted: ScopeCount | null }>({
          method: 'post',
          url: `${connector(id)}/scope/count`,
          data: rules,
          ...(signal ? { signal } : {}),
        })
      ).counted,
    removeConnector: (id: string) => send<void>({ method: 'delete', url: connector(id) }),
    checkConnector: async (id: string) => (await post<List<ProbeView>>(`${connector(id)}/check`)).items,
    sourceAttributes: async (id: string) => (await post<{ readonly users: readonly SourceAttribute[] }>(`${connector(id)}/schema`)).users,

    people: (query: PeopleQuery, signal?: AbortSignal) => get<FoundPeople>('/people', signal, withoutEmpty(query)),
    person: (id: string, sourceId: string, signal?: AbortSignal) =>
      get<PersonView>(`${connector(id)}/people/${encodeURIComponent(sourceId)}`, signal),
    syncPerson: (id: string, sourceId: string) => post<Run>(`${connector(id)}/runs`, { kind: 'person', person: sourceId }),

    /** What rules that are not saved would change: problems first, then who changes, then the others. */
    preview: (id: string, query: PreviewQuery, signal?: AbortSignal) =>
      post<Preview>(`${connector(id)}/preview`, { ...withoutEmpty(query), show: 'everybody' }, signal),
    tryGroups: (id: string, query: TryGroupsQuery, signal?: AbortSignal) =>
      post<TriedGroups>(`${connector(id)}/groups/try`, withoutEmpty({ ...query, search: query.name }), signal),
    attributeUses: (id: string, signal?: AbortSignal) => get<AttributeUses>(`${connector(id)}/attributes`, signal),

    /** The newest runs, newest first. */
    runs: (query: RunsQuery, signal?: AbortSignal) => get<Page<Run>>('/runs', signal, withoutEmpty(query)),
    run: (id: string, signal?: AbortSignal) => get<RunDetail>(run(id), signal),
    operations: (id: string, query: OperationsQuery, signal?: AbortSignal) =>
      get<OperationsPage>(`${run(id)}/operations`, signal, withoutEmpty(query)),
    countOperations: (id: string, query: OperationsQuery, signal?: AbortSignal) =>
      get<OperationCounts>(`${run(id)}/counts`, signal, withoutEmpty(query)),
    /** All operations as a file, however many there are. */
    downloadOperations: (id: string, form: 'csv' | 'json', query: OperationsQuery = {}) =>
      send<Blob>({ method: 'get', url: `${run(id)}/operations.${form}`, params: withoutEmpty(query), responseType: 'blob', timeout: 0 }),
    startRun: (id: string, kind: 'full' | 'simulation' = 'full') => post<Run>(`${connector(id)}/runs`, { kind }),
    stopRun: (id: string) => post<Run>(`${run(id)}/stop`),
    approveRun: (id: string, planHash: string) => post<Run>(`${run(id)}/approve`, { planHash }),

    settings: (signal?: AbortSignal) => get<SettingsView>('/settings', signal),
    saveJira: (jira: JiraConnection, secrets: Readonly<Record<string, string>>, version: number) =>
      put<SettingsView>('/settings/jira', { jira, secrets, version }),
    saveRetention: (retention: Retention, version: number) => put<SettingsView>('/settings/retention', { retention, version }),
    saveAccess: (access: Access, version: number) => put<SettingsView>('/settings/access', { access, version }),
    savePanelUrl: (panelUrl: string | null, version: number) => put<SettingsView>('/settings/notifications', { panelUrl, version }),
    saveChannel: (channel: Channel, secrets: Readonly<Record<string, string>>, version: number) =>
      put<SettingsView>(notificationChannel(channel.id), { channel, secrets, version }),
    removeChannel: (id: string) => send<void>({ method: 'delete', url: notificationChannel(id) }),
    /** Null when the message was taken. */
    testChannel: async (id: string) => (await post<{ readonly error: ErrorView | null }>(`${notificationChannel(id)}/test`)).error,
    deliveries: async (signal?: AbortSignal) => (await get<List<ChannelDeliveries>>('/settings/notifications/deliveries', signal)).items,
    seats: (signal?: AbortSignal) => get<SeatReport>('/settings/jira/seats', signal),
    checkJira: async () => (await post<List<ProbeView>>('/settings/jira/check')).items,

    configuration: async () => (await get<{ readonly yaml: string }>('/configuration')).yaml,
    /** What taking over a file would change. */
    compareConfiguration: (yaml: string) => post<Comparison>('/configuration/compare', { yaml }),
    /** @param revision of the comparison that was looked at. */
    importConfiguration: (yaml: string, revision: string) => put<ImportReply>('/configuration', { yaml, revision }),

    tokens: async (signal?: AbortSignal) => (await get<List<TokenView>>('/tokens', signal)).items,
    addToken: (token: NewToken) => post<TokenView & { readonly token: string }>('/tokens', token),
    revokeToken: (id: string) => send<void>({ method: 'delete', url: `/tokens/${encodeURIComponent(id)}` }),

    audit: (query: AuditQuery, after: string | null, signal?: AbortSignal) =>
      get<Page<AuditEntry>>('/audit', signal, withoutEmpty({ ...query, limit: 50, after })),
  };
}

function withoutEmpty(query: object): object {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '' && value !== null && value !== undefined));
}
