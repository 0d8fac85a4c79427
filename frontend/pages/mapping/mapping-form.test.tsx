import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { makeConnectorDetail } from '../../../test/frontend/connector-detail';
import { ApiProvider } from '../../api/api-context';
import type { ApiClient, SavedConnector } from '../../api/client';
import { ApiError } from '../../api/error';
import type { ConnectorDetail } from '../../api/shapes';
import { MappingForm } from './mapping-form';

/** The edge of the network: what the form sends, and what the server has. */
function openEdge(first: ConnectorDetail) {
  const edge = { stored: first, sent: [] as { readonly saved: SavedConnector; readonly version: number }[] };
  const client = {
    connector: async () => edge.stored,
    sourceAttributes: async () => [{ path: 'profile.mail', label: 'Mail', type: 'text' }],
    changeConnector: async (saved: SavedConnector, version: number) => {
      edge.sent.push({ saved, version });
      if (version !== edge.stored.version) throw new ApiError('Somebody else saved.', { status: 409, code: 'conflict' });
      edge.stored = { ...edge.stored, configuration: saved.configuration, version: version + 1 };
      return edge.stored;
    },
  };
  return { edge, client: client as unknown as ApiClient };
}

function show(detail = makeConnectorDetail()) {
  const { edge, client } = openEdge(detail);
  const form = <MappingForm stored={detail} recommended={null} onReload={() => undefined} />;
  const router = createMemoryRouter([{ path: '/', element: form }]);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ApiProvider client={client}>
        <RouterProvider router={router} />
      </ApiProvider>
    </QueryClientProvider>,
  );
  return { edge, user: userEvent.setup() };
}

const targets = () => screen.getAllByLabelText(/^Jira attribute: /).map((choice) => (choice as HTMLSelectElement).value);
const save = () => screen.getByRole('button', { name: 'Save' });

describe('the mapping form', () => {
  it('adds, moves and removes attributes, and sends only when something changed', async () => {
    const { edge, user } = show();
    expect(save()).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Add attribute' }));
    await user.type(screen.getByLabelText('Name of the property'), 'department');
    await user.type(screen.getByLabelText('department, source 1'), 'profile.department');
    await user.click(screen.getByRole('button', { name: 'Move department up' }));
    await user.click(screen.getByRole('button', { name: 'Remove Mail address' }));
    expect(targets()).toEqual(['username', 'property:']);
    await user.click(save());
    expect(edge.sent[0]?.saved.configuration.rules.mapping).toEqual([
      { to: 'username', from: [{ kind: 'attribute', path: 'profile.login' }], whenNothing: 'drop-user' },
      { to: 'property:department', from: [{ kind: 'attribute', path: 'profile.department' }], whenNothing: 'skip' },
    ]);
    expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('builds chains of functions with their arguments, and takes them away again', async () => {
    const { edge, user } = show();
    await user.click(screen.getByRole('button', { name: 'Add function: User name, source 1' }));
    await user.selectOptions(screen.getByLabelText('User name, source 1, function 1'), 'replace');
    await user.type(screen.getByLabelText('User name, source 1, function 1: Search for'), ' ');
    await user.type(screen.getByLabelText('User name, source 1, function 1: Replace by'), '.');
    await user.click(save());
    const [first] = edge.sent[0]?.saved.configuration.rules.mapping[0]?.from ?? [];
    expect(first).toEqual({ kind: 'attribute', path: 'profile.login', functions: [{ function: 'replace', search: ' ', with: '.' }] });
    await user.click(await screen.findByRole('button', { name: 'Remove User name, source 1, function 1' }));
    await user.click(save());
    expect(edge.sent[1]?.saved.configuration.rules.mapping[0]?.from[0]).toEqual({ kind: 'attribute', path: 'profile.login' });
  });

  it('turns an attribute into a template of it', async () => {
    const { user } = show();
    await user.selectOptions(screen.getByLabelText('Kind of User name, source 1'), 'template');
    expect(screen.getByLabelText('User name, source 1')).toHaveValue('${profile.login}');
  });

  it('loses nothing when somebody else saved, and saves over it only when told to, keeping what they changed elsewhere', async () => {
    const detail = makeConnectorDetail();
    const { edge, user } = show(detail);
    await user.clear(screen.getByLabelText('User name, source 1'));
    await user.type(screen.getByLabelText('User name, source 1'), 'mine');
    edge.stored = { ...detail, version: 8, configuration: { ...detail.configuration, name: 'Renamed by them' } };
    await user.click(save());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Somebody else saved this meanwhile');
    expect(screen.getByLabelText('User name, source 1')).toHaveValue('mine');
    await user.click(within(alert).getByRole('button', { name: 'Save mine over it' }));
    expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled();
    expect(edge.stored.configuration.name).toBe('Renamed by them');
    expect(edge.stored.configuration.rules.mapping[0]?.from[0]).toEqual({ kind: 'attribute', path: 'mine' });
  });
});
