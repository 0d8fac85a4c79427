import { cleanup, screen, waitFor } from '@testing-library/react';
import { type ConnectorApi, makeScopeCount, serveConnector } from '../../../../test/frontend/connector-api';
import { openPanel } from '../../../../test/frontend/open-panel';
import { makeConnector, makeRun, openStandInApi, type StandInApi } from '../../../../test/frontend/stand-in-api';

let api: StandInApi;
let connector: ConnectorApi;
beforeEach(async () => {
  localStorage.clear();
  api = await openStandInApi();
  connector = serveConnector(api);
});
afterEach(() => api.close());

const kept = () => JSON.stringify({ ...localStorage });
const stored = () => {
  api.connectors = [makeConnector({ lastRun: makeRun({ kind: 'simulation' }), readAt: '2026-01-02T03:04:05.000Z' })];
};

describe('the first steps of a connector', () => {
  it('keep what was entered until it is saved, and the secret nowhere', async () => {
    const user = openPanel(api, '/connectors/new/okta');
    await user.type(await screen.findByLabelText(/^Okta address/), 'https://a.example');
    await user.type(screen.getByLabelText(/^API token/), 's3cret-value');
    expect(screen.getByLabelText(/^API token/)).toHaveAccessibleDescription(/This browser keeps it nowhere/);
    expect(kept()).toContain('https://a.example');
    expect(kept()).not.toContain('s3cret-value');
    cleanup();

    const again = openPanel(api, '/connectors/new/okta');
    expect(await screen.findByLabelText(/^Okta address/)).toHaveValue('https://a.example');
    expect(screen.getByLabelText(/^API token/)).toHaveValue('');
    await again.type(screen.getByLabelText(/^API token/), 's3cret-value');
    await again.click(screen.getByRole('button', { name: 'Save and check' }));
    await waitFor(() => expect(location.hash).toBe('#/connectors/okta/setup/connection'));
    expect(connector.saves[0]).toMatchObject({
      configuration: { id: 'okta', enabled: true, schedule: null, source: { orgUrl: 'https://a.example' } },
      secrets: { apiToken: 's3cret-value' },
    });
    expect(await screen.findByText('The connection works.')).toBeVisible();
    expect(kept()).not.toContain('a.example');
  }, 20_000);

  it('say what is wrong with the connection and how to mend it, and let one go on all the same', async () => {
    stored();
    connector.probes = [{ name: 'token', result: 'failed', detail: 'Refused.', hint: 'Make a new token.' }];
    const user = openPanel(api, '/connectors/okta/setup/connection');
    await user.click(await screen.findByRole('button', { name: 'Save and check' }));
    expect(await screen.findByText('Make a new token.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Continue all the same' }));
    expect(await screen.findByLabelText('Groups to bring to Jira')).toBeVisible();
  }, 20_000);

  it('give a second connector of a type an id of its own', async () => {
    stored();
    openPanel(api, '/connectors/new/okta');
    expect(await screen.findByLabelText(/^Id/)).toHaveValue('okta-2');
  });
});

describe('choosing people and groups', () => {
  it('counts while it is typed, and keeps what is typed for whoever comes back', async () => {
    stored();
    connector.counted = makeScopeCount(95, 0);
    const user = openPanel(api, '/connectors/okta/setup/scope');
    expect(await screen.findByText('95 people in scope')).toBeVisible();
    expect(screen.getByText('2: guests are excluded')).toBeVisible();
    connector.counted = makeScopeCount(12, 4);
    await user.type(screen.getByLabelText('Groups to bring to Jira'), 'Sales*');
    expect(await screen.findByText('4 groups come to Jira')).toBeVisible();
    expect(api.sent.at(-1)?.body).toMatchObject({ groups: { include: ['Sales*'] }, scope: { guests: 'exclude' } });
    cleanup();

    openPanel(api, '/connectors/okta/setup');
    expect(await screen.findByLabelText('Groups to bring to Jira')).toHaveValue('Sales*');
    expect(location.hash).toBe('#/connectors/okta/setup/scope');
    expect(screen.getByRole('button', { name: 'Save and continue' })).toBeEnabled();
  }, 20_000);

  it('leaves an old draft alone when somebody saved since', async () => {
    stored();
    const user = openPanel(api, '/connectors/okta/setup/scope');
    await user.type(await screen.findByLabelText('Groups to bring to Jira'), 'Sales*');
    cleanup();
    connector.stored = { ...connector.stored, version: 8 };
    openPanel(api, '/connectors/okta/setup/scope');
    expect(await screen.findByLabelText('Groups to bring to Jira')).toHaveValue('');
  }, 20_000);

  it('reads the source on demand when nothing was read yet', async () => {
    api.connectors = [makeConnector({})];
    const user = openPanel(api, '/connectors/okta/setup/scope');
    await user.click(await screen.findByRole('button', { name: 'Read people and groups' }));
    expect(await screen.findByRole('progressbar', { name: 'Progress of Okta' })).toBeVisible();
    expect(api.runs[0]).toMatchObject({ kind: 'simulation' });
  }, 20_000);
});

it('sends whoever may only look to the connector itself', async () => {
  stored();
  api.role = 'read-only';
  openPanel(api, '/connectors/okta/setup/finish');
  await waitFor(() => expect(location.hash).toBe('#/connectors/okta'));
});

it('asks whoever may only look for nothing when they come to add a connector', async () => {
  api.role = 'read-only';
  openPanel(api, '/connectors/new/okta');
  expect(await screen.findByText('Only for administrators')).toBeVisible();
  expect(screen.queryByLabelText(/^Okta address/)).toBeNull();
});
