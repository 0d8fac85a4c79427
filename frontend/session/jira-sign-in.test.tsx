import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { makeConnector, openStandInApi, type StandInApi } from '../../test/frontend/stand-in-api';
import { App } from '../app';
import { JiraSignIn } from './jira-sign-in';

let api: StandInApi;
beforeEach(async () => {
  location.hash = '';
  api = await openStandInApi();
  api.connectors = [makeConnector({})];
});
afterEach(() => api.close());

const show = () => render(<App baseUrl={api.baseUrl} SignIn={JiraSignIn} isThemed={false} locale="en" />);
const exchanges = () => api.asked.filter((one) => one === 'POST /session').length;

describe('signing in with the session of Jira', () => {
  it('opens the panel without a question', async () => {
    show();
    expect(await screen.findByRole('article', { name: 'Okta' })).toBeVisible();
    expect(exchanges()).toBe(1);
  });

  it('takes a new token silently when the old one is refused', async () => {
    show();
    const sync = await screen.findByRole('button', { name: 'Sync now: Okta' });
    api.token = 'rc_next';
    await userEvent.setup().click(sync);
    expect(await screen.findByRole('progressbar', { name: 'Progress of Okta' })).toBeVisible();
    expect(exchanges()).toBe(2);
  });

  describe('when nobody is signed in to Jira any more', () => {
    const gone = { title: 'There is no Jira session.', status: 401, code: 'unauthenticated' };

    async function endSession() {
      const sync = await screen.findByRole('button', { name: 'Sync now: Okta' });
      api.token = 'rc_next';
      api.failures.set('/session', { status: 401, problem: gone });
      await userEvent.setup().click(sync);
      return within(await screen.findByRole('dialog', { name: 'Sign in again' }));
    }

    it('asks over the page, which stays, and goes on with what was pressed', async () => {
      show();
      const dialog = await endSession();
      expect(await dialog.findByText('You are not signed in to Jira')).toBeVisible();
      expect(dialog.queryByRole('button', { name: 'Use an API token instead' })).toBeNull();
      expect(document.querySelector('article')).toBeInTheDocument();
      api.failures.clear();
      await userEvent.setup().click(dialog.getByRole('button', { name: 'Try again' }));
      expect(await screen.findByRole('progressbar', { name: 'Progress of Okta' })).toBeVisible();
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    });

    it('goes on by itself when the person comes back to the page', async () => {
      show();
      const dialog = await endSession();
      await dialog.findByText('You are not signed in to Jira');
      api.failures.clear();
      act(() => void window.dispatchEvent(new Event('focus')));
      expect(await screen.findByRole('progressbar', { name: 'Progress of Okta' })).toBeVisible();
    });

    it('does nothing in the name of somebody else', async () => {
      show();
      const dialog = await endSession();
      await dialog.findByText('You are not signed in to Jira');
      api.failures.clear();
      api.person = 'second';
      await userEvent.setup().click(dialog.getByRole('button', { name: 'Try again' }));
      expect(await screen.findByRole('button', { name: 'Sync now: Okta' })).toBeVisible();
      expect(api.asked.filter((one) => one === 'POST /connectors/okta/runs')).toHaveLength(1);
      expect(screen.queryByRole('progressbar')).toBeNull();
    });
  });

  it('tells the pages what the person may do', async () => {
    api.role = 'read-only';
    show();
    expect(await screen.findByRole('article', { name: 'Okta' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Sync now: Okta' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'API tokens' })).toBeNull();
  });

  it('takes a new token before the old one ends', async () => {
    api.sessionMs = 1_000;
    show();
    await screen.findByRole('article', { name: 'Okta' });
    await waitFor(() => expect(exchanges()).toBeGreaterThan(1));
  });

  it('says who may use Rollcall when this person may not, and takes a token instead', async () => {
    const problem = { title: 'Rollcall is for Jira administrators.', status: 403, code: 'forbidden', id: 'e-9', remedy: 'Ask one.' };
    api.failures.set('/session', { status: 403, problem });
    show();
    expect(await screen.findByRole('alert')).toHaveTextContent('Rollcall is for Jira administrators. Ask one.');
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Use an API token instead' }));
    await user.type(screen.getByLabelText('API token'), api.token);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByRole('article', { name: 'Okta' })).toBeVisible();
  });

  it('says that nobody is signed in to Jira, and tries again on demand', async () => {
    api.failures.set('/session', { status: 401, problem: { title: 'There is no Jira session.', status: 401, code: 'unauthenticated' } });
    show();
    expect(await screen.findByText('You are not signed in to Jira')).toBeVisible();
    api.failures.clear();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('article', { name: 'Okta' })).toBeVisible();
  });
});
