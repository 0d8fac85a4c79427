/** The mapping form over an edge of the network that a test answers for. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { ApiProvider } from '../../frontend/api/api-context';
import type { ApiClient, SavedConnector } from '../../frontend/api/client';
import { ApiError } from '../../frontend/api/error';
import type { Preview, PreviewQuery, TriedGroups, TryGroupsQuery } from '../../frontend/api/preview-shapes';
import type { AttributeRule, ConnectorDetail } from '../../frontend/api/shapes';
import { MappingForm } from '../../frontend/pages/mapping/mapping-form';
import { type Role, RoleContext } from '../../frontend/session/use-may-change';
import { makeConnectorDetail } from './connector-detail';
import { makePreview, makeTriedGroups } from './previews';
import { makeRun } from './stand-in-api';

/** The edge of the network: what the form sends, and what the server has. */
function openEdge(first: ConnectorDetail) {
  const edge = {
    stored: first,
    sent: [] as { readonly saved: SavedConnector; readonly version: number }[],
    /** Rules whose preview was asked for, and whether the asking was given up. */
    asked: [] as { readonly query: PreviewQuery; readonly signal: AbortSignal | undefined }[],
    tried: [] as TryGroupsQuery[],
    answer: async (_query: PreviewQuery): Promise<Preview> => makePreview(),
    triedName: null as TriedGroups['tried'],
  };
  const client = {
    connector: async () => edge.stored,
    sourceAttributes: async () => [{ path: 'profile.mail', label: 'Mail', type: 'text' }],
    attributeUses: async () => ({ snapshot: makePreview().snapshot, lookedAt: 50, items: [{ path: 'profile.city', people: 25 }] }),
    preview: async (_id: string, query: PreviewQuery, signal?: AbortSignal) => {
      edge.asked.push({ query, signal });
      return edge.answer(query);
    },
    tryGroups: async (_id: string, query: TryGroupsQuery) => {
      edge.tried.push(query);
      return makeTriedGroups(edge.triedName);
    },
    startRun: async (connectorId: string, kind: 'full' | 'simulation') => makeRun({ id: 'r1', connectorId, kind, state: 'reading' }),
    run: async () => ({ run: makeRun({ id: 'r1', kind: 'simulation', state: 'done' }), problems: [], withheld: [], byKind: [] }),
    changeConnector: async (saved: SavedConnector, version: number) => {
      edge.sent.push({ saved, version });
      if (version !== edge.stored.version) throw new ApiError('Somebody else saved.', { status: 409, code: 'conflict' });
      edge.stored = { ...edge.stored, configuration: saved.configuration, version: version + 1 };
      return edge.stored;
    },
  };
  return { edge, client: client as unknown as ApiClient };
}

const recommendedMapping: AttributeRule[] = [{ to: 'username', from: [{ kind: 'attribute', path: 'best' }], whenNothing: 'drop-user' }];

export function showMappingForm({
  detail = makeConnectorDetail(),
  role = 'administrator' as Role,
  answer = null as ((query: PreviewQuery) => Promise<Preview>) | null,
} = {}) {
  const { edge, client } = openEdge(detail);
  if (answer) edge.answer = answer;
  const form = <MappingForm stored={detail} spec={{ label: 'Okta', recommendedMapping }} onReload={() => undefined} />;
  const router = createMemoryRouter([{ path: '/', element: form }]);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider client={client}>
        <RoleContext.Provider value={role}>
          <RouterProvider router={router} />
        </RoleContext.Provider>
      </ApiProvider>
    </QueryClientProvider>,
  );
  return { edge, user: userEvent.setup({ delay: null }) };
}
