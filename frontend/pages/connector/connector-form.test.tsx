import { screen, waitFor, within } from '@testing-library/react';
import { type ConnectorApi, serveConnector } from '../../../test/frontend/connector-api';
import { openPanel } from '../../../test/frontend/open-panel';
import { makeConnector, openStandInApi, type StandInApi } from '../../../test/frontend/stand-in-api';

let api: StandInApi;
let connector: ConnectorApi;
beforeEach(async () => {
  api = await openStandInApi();
  api.connectors = [makeConnector({ syncedAt: '2026-01-02T03:04:05.000Z' })];
  connector = serveConnector(api);
});
afterEach(() => api.close());

async function open() {
  const user = openPanel(api, '/connectors/okta');
  await screen.findByLabelText(/^Okta address/);
  return user;
}
const enter = async (user: Awaited<ReturnType<typeof open>>, field: HTMLElement, text: string) => {
  await user.clear(field);
  await user.type(field, text);
};
const limit = (name: string) => within(screen.getByRole('group', { name }));

describe('the form of a stored connector', () => {
  it('saves brakes, conditions, matching, leavers, reading and precedence, and leaves the mapping as it was', async () => {
    const user = await open();
    await enter(user, limit('Accounts closed in one run').getByLabelText('At most this many'), '7');
    await enter(user, limit('Memberships removed in one run').getByLabelText(/share of what is managed/), '12.5');
    await user.click(screen.getByLabelText('Hold everything that removes when the source suddenly shows nobody'));
    await user.click(screen.getByRole('button', { name: 'Add condition' }));
    await user.type(screen.getByLabelText('Attribute of condition 1'), 'profile.department');
    await user.selectOptions(screen.getByLabelText('Comparison of condition 1'), 'starts with');
    await user.type(screen.getByLabelText('Value of condition 1'), 'Sales');
    await user.selectOptions(screen.getByLabelText('Guests'), 'Bring to Jira');
    await user.selectOptions(screen.getByLabelText('Find existing accounts in Jira by'), 'E-mail address');
    await user.selectOptions(screen.getByLabelText('When somebody leaves'), 'Deactivate, delete after the grace period');
    expect(screen.getByText(/Deleted accounts do not come back/)).toBeVisible();
    await enter(user, screen.getByLabelText('Days of grace'), '90');
    await user.click(screen.getByLabelText('Scheduled runs read only what changed'));
    await enter(user, screen.getByLabelText('Precedence'), '5');
    const { mapping } = connector.stored.configuration.rules;
    await user.click(screen.getByRole('button', { name: 'Save and check' }));
    await screen.findByRole('list', { name: 'Result of the check' });
    const [{ configuration, version } = { configuration: null, version: null }] = connector.saves;
    expect(version).toBe(7);
    expect(configuration).toMatchObject({
      precedence: 5,
      reading: { deltas: false, fullEveryHours: 24 },
      rules: {
        mapping,
        scope: { guests: 'include', conditions: [{ attribute: 'profile.department', operator: 'starts-with', value: 'Sales' }] },
        matching: { by: 'email', renameUsers: true },
        leavers: { action: 'delete', removeGroups: true, graceDays: 90 },
        brakes: {
          deactivations: { count: 7, percent: 20, floor: 20 },
          membershipRemovals: { count: 500, percent: 12.5, floor: 20 },
          emptyRead: 'ignore',
        },
      },
    });
  }, 30_000);

  it('says at the field what a number must be, and sends nothing', async () => {
    const user = await open();
    const hours = screen.getByLabelText('Read everything at least every so many hours');
    await enter(user, hours, '1000');
    await user.click(screen.getByRole('button', { name: 'Save and check' }));
    expect(await screen.findByText('Enter a number between 1 and 744.')).toBeVisible();
    expect(hours).toHaveAccessibleDescription(/Enter a number between 1 and 744/);
    expect(connector.saves).toEqual([]);
  });

  it('marks the sections with what is not saved and what is wrong, each a way there', async () => {
    const user = await open();
    const section = (name: string) =>
      within(
        within(screen.getByRole('navigation', { name: 'On this page' }))
          .getByText(name)
          .closest('li') ?? document.body,
      );
    expect(section('Reading').queryByText('Changed')).toBeNull();
    await enter(user, screen.getByLabelText('Precedence'), '5');
    expect(section('Reading').getByText('Changed')).toBeVisible();
    await enter(user, limit('Accounts closed in one run').getByLabelText('At most this many'), 'many');
    await user.click(screen.getByRole('button', { name: 'Save and check' }));
    expect(await section('Brakes').findByText('To correct')).toBeVisible();
    await user.click(section('Reading').getByRole('link', { name: 'Reading' }));
    await waitFor(() => expect(screen.getByRole('region', { name: 'Reading' })).toHaveFocus());
    expect(screen.getByLabelText('Precedence')).toHaveValue('5');
  });

  it('opens the settings that are folded away when the server refuses one of them, and goes there', async () => {
    const user = await open();
    const lanes = screen.getByLabelText('Parallel requests');
    expect(lanes).not.toBeVisible();
    const problems = [{ path: 'source.lanes', message: 'Too many.', remedy: 'Lower it.' }];
    connector.refusal = { status: 400, body: { title: 'Not valid.', status: 400, code: 'config-invalid', problems } };
    await user.type(screen.getByLabelText(/^Name/), ' of mine');
    await user.click(screen.getByRole('button', { name: 'Save and check' }));
    await waitFor(() => expect(lanes).toHaveAccessibleDescription(/Too many. Lower it./));
    await waitFor(() => expect(lanes).toBeVisible());
    expect(lanes).toHaveFocus();
  });

  it('says at the field what the server refuses, with the remedy, and goes there', async () => {
    const user = await open();
    await user.type(screen.getByLabelText('Only people in one of these source groups'), '/(/');
    const problems = [{ path: 'rules.scope.requiredGroups[0]', message: '"(" is no pattern.', remedy: 'Close the bracket.' }];
    connector.refusal = { status: 400, body: { title: 'Not valid.', status: 400, code: 'config-invalid', problems } };
    await user.click(screen.getByRole('button', { name: 'Save and check' }));
    const field = screen.getByLabelText('Only people in one of these source groups');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/"\(" is no pattern. Close the bracket./));
    expect(field).toHaveFocus();
  });

  it('overwrites nobody: it saves over what somebody else saved only when told to', async () => {
    const user = await open();
    await user.type(screen.getByLabelText(/^Name/), ' of mine');
    connector.refusal = { status: 409, body: { title: 'Changed.', status: 409, code: 'conflict' } };
    await user.click(screen.getByRole('button', { name: 'Save and check' }));
    await screen.findByText('Somebody else saved this meanwhile');
    connector.refusal = null;
    connector.stored = { ...connector.stored, version: 12 };
    await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
    await waitFor(() => expect(connector.saves[0]).toMatchObject({ version: 12, configuration: { name: 'Okta of mine' } }));
  });

  it('shows everything and offers nothing to a person who may only look', async () => {
    api.role = 'read-only';
    await open();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save and check' })).toBeNull());
    expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
    expect(screen.getByLabelText(/^Okta address/)).toBeDisabled();
    expect(screen.getByLabelText('Precedence')).toBeDisabled();
  });
});
