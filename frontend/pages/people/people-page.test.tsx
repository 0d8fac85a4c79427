import { screen, waitFor, within } from '@testing-library/react';
import { openPanel } from '../../../test/frontend/open-panel';
import { makeFoundPerson } from '../../../test/frontend/person';
import { makeConnector, openStandInApi, type StandInApi } from '../../../test/frontend/stand-in-api';

let api: StandInApi;
beforeEach(async () => {
  api = await openStandInApi();
  api.connectors = [makeConnector({})];
});
afterEach(() => api.close());

const answerWith = (items: readonly object[], total = items.length, next: string | null = null) =>
  api.answers.set('GET /people', () => ({
    body: { items, total, next, snapshots: [{ connectorId: 'okta', takenAt: '2026-01-02T03:04:05.000Z' }] },
  }));

describe('the people', () => {
  it('are listed with account, state and problem, each leading to the person', async () => {
    answerWith([
      makeFoundPerson(),
      makeFoundPerson({
        sourceId: '00u/2',
        name: 'Bela',
        userName: null,
        userKey: null,
        state: 'unlinked',
        problem: 'There is no mail address.',
      }),
      makeFoundPerson({ sourceId: '3', name: 'Cleo', state: 'left' }),
    ]);
    openPanel(api, '/people');
    const table = await screen.findByRole('table', { name: 'People' });
    expect(await within(table).findByRole('link', { name: 'Anna Test' })).toHaveAttribute('href', '#/connectors/okta/people/00u1');
    expect(within(table).getByRole('link', { name: 'Bela' })).toHaveAttribute('href', '#/connectors/okta/people/00u%2F2');
    const [, anna, bela, cleo] = within(table).getAllByRole('row');
    expect(anna).toHaveTextContent(/anna@example\.com.*anna.*Okta.*Linked/);
    expect(bela).toHaveTextContent(/Not in Jira.*Problem.*There is no mail address\./);
    expect(cleo).toHaveTextContent('Left');
    expect(screen.getByText('3 people')).toBeVisible();
    expect(screen.getByText(/^As read from Okta on 2 Jan 2026/)).toBeVisible();
  });

  it('says what to do when nobody is known, and that nothing matches when somebody searched', async () => {
    answerWith([]);
    const user = openPanel(api, '/people');
    expect(await screen.findByText('Nobody is known yet')).toBeVisible();
    await user.type(screen.getByLabelText('Name, user name, e-mail address or id'), 'nobody');
    expect(await screen.findByText('Nothing matches')).toBeVisible();
  });

  it('offers the pages there are, and a way to try again when they could not be read', async () => {
    answerWith([makeFoundPerson()], 51, '50');
    openPanel(api, '/people');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Next page' })).toBeEnabled());
    expect(screen.getByRole('button', { name: 'Previous page' })).toBeDisabled();
  });

  it('shows the error with its id and tries again', async () => {
    api.failures.set('/people', { status: 400, problem: { title: 'The database is away.', id: 'e-7', remedy: 'Start it.' } });
    const user = openPanel(api, '/people');
    expect(await screen.findByRole('alert')).toHaveTextContent('The database is away. Start it.Error id: e-7');
    api.failures.clear();
    answerWith([makeFoundPerson()]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Anna Test' })).toBeVisible();
  });
});
