import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { makeConnector, makeJira, makeRun, openStandInApi, type StandInApi } from '../test/frontend/stand-in-api';
import { App } from './app';

let api: StandInApi;
beforeEach(async () => {
  location.hash = '';
  api = await openStandInApi();
});
afterEach(() => api.close());

const card = (name = 'Okta') => within(screen.getByRole('article', { name }));

async function signIn(token = api.token, locale = 'en') {
  const user = userEvent.setup();
  render(<App baseUrl={api.baseUrl} locale={locale} />);
  await user.type(screen.getByLabelText(/^API.token$/i), token);
  await user.click(screen.getByRole('button'));
  return user;
}

describe('signing in', () => {
  it('asks for the token first and sends nothing before', async () => {
    render(<App baseUrl={api.baseUrl} locale="en" />);
    expect(screen.getByLabelText('API token')).toHaveAttribute('type', 'password');
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeDisabled();
    expect(api.asked).toEqual([]);
  });

  it('asks again when the token is refused', async () => {
    await signIn('rc_wrong');
    expect(await screen.findByText(/This token is not valid/)).toBeVisible();
    expect(screen.getByLabelText('API token')).toHaveValue('');
  });

  it('keeps the token nowhere but in memory', async () => {
    api.connectors = [makeConnector({})];
    await signIn();
    await screen.findByRole('button', { name: 'Sync now: Okta' });
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])).not.toContain(api.token);
    expect(document.body.innerHTML).not.toContain(api.token);
  });
});

describe('the overview', () => {
  it('shows each connector with its state, and the last runs with their numbers', async () => {
    api.connectors = [
      makeConnector({
        people: 1234,
        groups: 56,
        lastRun: makeRun({ id: 'run-2', kind: 'simulation' }),
        lastSync: makeRun({ state: 'held' }),
        held: { runId: 'run-1', operations: 7 },
        schedule: { cron: '0 2 * * *', timeZone: 'UTC' },
        nextRunAt: '2026-01-03T02:00:00.000Z',
      }),
      makeConnector({ id: 'ldap', name: 'Head office', type: 'ldap' }),
    ];
    api.runs = [makeRun({ state: 'held' })];
    await signIn();
    expect(await screen.findByText('1,234')).toBeVisible();
    expect(await card().findByRole('link', { name: 'Review what is held' })).toHaveAttribute('href', '#/runs/run-1');
    for (const fact of ['56', '7 changes', /^Every day at/]) expect(card().getByText(fact)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Welcome to Rollcall' })).toBeNull();
    expect(card('Head office').getByText('Never ran')).toBeVisible();
    expect(screen.getByRole('link', { name: /Waits for approval$/ })).toBeVisible();
  });

  it('speaks German with German numbers', async () => {
    api.connectors = [makeConnector({ people: 1234 })];
    await signIn(api.token, 'de-DE');
    expect(await screen.findByText('1.234')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Jetzt abgleichen: Okta' })).toBeEnabled();
  });

  it('leads a new installation through its first steps', async () => {
    await signIn();
    expect(await screen.findByRole('heading', { name: 'Welcome to Rollcall' })).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Connect Jira' })).toHaveAttribute('href', '#/settings');
  });

  it('goes on with a set-up that was left, until the first sync', async () => {
    api.connectors = [makeConnector({ lastRun: makeRun({ kind: 'simulation' }) })];
    api.settings = { ...api.settings, jira: makeJira() };
    await signIn();
    expect(await screen.findByRole('link', { name: 'Continue with Okta' })).toHaveAttribute('href', '#/connectors/okta/setup');
    expect(card().getByRole('link', { name: 'Continue set-up: Okta' })).toHaveAttribute('href', '#/connectors/okta/setup');
    await waitFor(() => expect(screen.getAllByText('✓ Done')).toHaveLength(2));
  });

  it('offers nothing that a person who may only look would be refused', async () => {
    api.role = 'read-only';
    api.connectors = [makeConnector({ lastSync: makeRun({}) })];
    await signIn();
    expect(await screen.findByRole('article', { name: 'Okta' })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sync now: Okta' })).toBeNull());
    expect(screen.queryByRole('button', { name: 'Preview: Okta' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Add connector' })).toBeNull();
    expect(card().getByRole('link', { name: 'Mapping' })).toBeVisible();
  });

  it('starts a full run, shows it at once and follows it to its end', async () => {
    api.connectors = [makeConnector({}), makeConnector({ id: 'b/c', name: 'Other' })];
    const user = await signIn();
    await user.click(await screen.findByRole('button', { name: 'Sync now: Other' }));
    expect(await card('Other').findByRole('progressbar', { name: 'Progress of Other' })).toBeVisible();
    expect(api.asked).toContain('POST /connectors/b%2Fc/runs');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sync now: Other' })).toBeDisabled());
    expect(screen.getByRole('button', { name: 'Sync now: Okta' })).toBeEnabled();
    api.runs = api.runs.map((run) => ({ ...run, state: 'done' as const }));
    api.connectors = api.connectors.map((one) => (one.lastRun ? { ...one, lastRun: { ...one.lastRun, state: 'done' as const } } : one));
    expect(await card('Other').findByText('Done')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sync now: Other' })).toBeEnabled();
  }, 20_000);

  it('offers no run of a connector that is switched off', async () => {
    api.connectors = [makeConnector({ enabled: false })];
    await signIn();
    expect(await screen.findByRole('button', { name: 'Sync now: Okta' })).toBeDisabled();
    expect(screen.getByText('Switched off')).toBeVisible();
  });

  it('shows why a run did not start, what to do and the id of the error', async () => {
    api.connectors = [makeConnector({})];
    const problem = { title: 'A run is going on.', status: 409, code: 'already-running', id: 'e-42', remedy: 'Wait for it.' };
    api.failures.set('/connectors/okta/runs', { status: 409, problem });
    const user = await signIn();
    await user.click(await screen.findByRole('button', { name: 'Sync now: Okta' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('A run is going on. Wait for it.');
    expect(alert).toHaveTextContent('e-42');
  });

  it('says when the API fails, and recovers on demand', async () => {
    api.failures.set('/connectors', { status: 418 });
    const user = await signIn();
    expect(await screen.findByText('The connectors could not be read')).toBeVisible();
    expect(screen.getByText(/answered with status 418/)).toBeVisible();
    api.failures.clear();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Welcome to Rollcall')).toBeVisible();
  });

  it('says when nothing answers', async () => {
    await api.close();
    // jsdom prints every connection that fails; this one has to.
    const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    await signIn();
    expect((await screen.findAllByText(/Rollcall does not answer/)).length).toBeGreaterThan(0);
    printed.mockRestore();
  });
});
