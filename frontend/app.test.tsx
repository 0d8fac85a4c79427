import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { makeConnector, makeRun, openStandInApi, type StandInApi } from '../test/frontend/stand-in-api';
import { App } from './app';

let api: StandInApi;
beforeEach(async () => {
  api = await openStandInApi();
});
afterEach(() => api.close());

const connectors = () => within(screen.getByRole('region', { name: 'Connectors' }));
const runs = () => within(screen.getByRole('region', { name: 'Last runs' }));

async function signIn(token = api.token) {
  const user = userEvent.setup();
  render(<App baseUrl={api.baseUrl} />);
  await user.type(screen.getByLabelText('API token'), token);
  await user.click(screen.getByRole('button', { name: 'Show status' }));
  return user;
}

describe('the status page', () => {
  it('asks for the token first and sends nothing before', async () => {
    render(<App baseUrl={api.baseUrl} />);
    expect(screen.getByLabelText('API token')).toHaveAttribute('type', 'password');
    expect(screen.getByRole('button', { name: 'Show status' })).toBeDisabled();
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
    await screen.findByRole('button', { name: 'Sync Okta now' });
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href])).not.toContain(api.token);
    expect(document.body.innerHTML).not.toContain(api.token);
  });

  it('shows connectors with their last run, and the runs with their result', async () => {
    const error = { code: 'source-auth', message: 'Okta refused the token.', retry: 'never', blame: 'source' } as const;
    api.connectors = [
      makeConnector({ lastRun: makeRun({ state: 'held' }) }),
      makeConnector({ id: 'ldap', name: 'Head office', type: 'ldap' }),
    ];
    api.runs = [makeRun({ id: 'run-2', state: 'failed', error, errorId: 'e-77' }), makeRun({})];
    await signIn();
    expect(await screen.findByText('Head office')).toBeVisible();
    expect(connectors().getByText('Waits for approval')).toBeVisible();
    expect(connectors().getByText('Never ran')).toBeVisible();
    expect(await runs().findByText('Okta refused the token. (e-77)')).toBeVisible();
    expect(runs().getByText('Done')).toBeVisible();
  });

  it('says what to do when there is nothing yet', async () => {
    await signIn();
    expect(await screen.findByText('No connectors yet')).toBeVisible();
    expect(await screen.findByText('Nothing ran yet')).toBeVisible();
  });

  it('starts a full run, shows it at once and follows it to its end', async () => {
    api.connectors = [makeConnector({}), makeConnector({ id: 'b/c', name: 'Other' })];
    const user = await signIn();
    await user.click(await screen.findByRole('button', { name: 'Sync Other now' }));
    expect(await connectors().findByText('Reading')).toBeVisible();
    expect(api.asked).toContain('POST /connectors/b%2Fc/runs');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sync Other now' })).toBeDisabled());
    expect(screen.getByRole('button', { name: 'Sync Okta now' })).toBeEnabled();
    api.runs = api.runs.map((run) => ({ ...run, state: 'done' as const }));
    api.connectors = api.connectors.map((one) => (one.lastRun ? { ...one, lastRun: { ...one.lastRun, state: 'done' as const } } : one));
    expect(await connectors().findByText('Done')).toBeVisible();
    expect(await runs().findByText('Done')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Sync Other now' })).toBeEnabled();
  }, 20_000);

  it('offers no run of a connector that is switched off', async () => {
    api.connectors = [makeConnector({ enabled: false })];
    await signIn();
    expect(await screen.findByRole('button', { name: 'Sync Okta now' })).toBeDisabled();
    expect(screen.getByText('Switched off')).toBeVisible();
  });

  it('shows why a run did not start, what to do and the id of the error', async () => {
    api.connectors = [makeConnector({})];
    const problem = {
      title: 'A run of this connector is going on.',
      status: 409,
      code: 'already-running',
      id: 'e-42',
      remedy: 'Wait for it.',
    };
    api.failures.set('/connectors/okta/runs', { status: 409, problem });
    const user = await signIn();
    await user.click(await screen.findByRole('button', { name: 'Sync Okta now' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('A run of this connector is going on. Wait for it.');
    expect(alert).toHaveTextContent('e-42');
  });

  it('says when the API fails, and recovers on demand', async () => {
    api.failures.set('/connectors', { status: 418 });
    const user = await signIn();
    expect(await screen.findByText('The connectors could not be read')).toBeVisible();
    expect(screen.getByText(/answered with status 418/)).toBeVisible();
    api.failures.clear();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No connectors yet')).toBeVisible();
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
