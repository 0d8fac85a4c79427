import { screen, waitFor, within } from '@testing-library/react';
import { openPanel } from '../../../test/frontend/open-panel';
import { makeConnector, makeRun, openStandInApi, type StandInApi } from '../../../test/frontend/stand-in-api';
import type { ConnectorView } from '../../api/shapes';

let api: StandInApi;
beforeEach(async () => {
  api = await openStandInApi();
  api.connectors = [nightly, ldap];
  api.answers.set('GET /schedules/next', () => ({ body: { items: ['2026-01-03T02:00:00.000Z'] } }));
});
afterEach(() => api.close());

const nightRuns = ['2026-01-03T02:00:00.000Z', '2026-01-04T02:00:00.000Z', '2026-01-05T02:00:00.000Z'];
const nightly = makeConnector({
  schedule: { cron: '0 2 * * *', timeZone: 'Europe/Vienna' },
  nextRuns: nightRuns,
  lastSync: makeRun({ startedAt: '2026-01-02T02:00:00.000Z', finishedAt: '2026-01-02T02:03:20.000Z' }),
});
const ldap = makeConnector({ id: 'ldap', name: 'Head office', version: 4 });
const row = async (name: string) => within(await screen.findByRole('row', { name: new RegExp(`^${name}`) }));
/** Takes the changes of schedules and shows them in the list. */
function takeChanges(id: string) {
  api.answers.set(`PUT /connectors/${id}/schedule`, (body) => {
    const { schedule } = body as { readonly schedule: ConnectorView['schedule'] };
    api.connectors = api.connectors.map((one) => (one.id === id ? { ...one, schedule, version: one.version + 1 } : one));
    return { body: api.connectors.find((one) => one.id === id) };
  });
}

describe('the schedule page', () => {
  it('shows each schedule in words, the next three starts and the last run', async () => {
    openPanel(api, '/schedule');
    const first = await row('Okta');
    expect(first.getByText('Every day at 02:00')).toBeVisible();
    expect(first.getByText(/Time zone: Europe\/Vienna/)).toBeVisible();
    expect(first.getAllByRole('listitem')).toHaveLength(3);
    expect(first.getByText(/^took 3 min/)).toBeVisible();
    expect((await row('Head office')).getByText('Only on demand')).toBeVisible();
  });

  it('warns of runs that get into each other’s way', async () => {
    const quarters = ['2026-01-03T02:00:00.000Z', '2026-01-03T02:15:00.000Z'];
    const lastSync = makeRun({ startedAt: '2026-01-02T02:00:00.000Z', finishedAt: '2026-01-02T02:40:00.000Z' });
    api.connectors = [nightly, { ...ldap, schedule: { cron: '*/15 * * * *', timeZone: 'UTC' }, nextRuns: quarters, lastSync }];
    openPanel(api, '/schedule');
    expect((await row('Okta')).getByText(/^Starts together with Head office/)).toBeVisible();
    expect((await row('Head office')).getByText(/took 40 min.*longer than the 15 min/)).toBeVisible();
  });

  it('is switched off and on without being lost', async () => {
    takeChanges('okta');
    const user = openPanel(api, '/schedule');
    await user.click(await screen.findByLabelText('Schedule on: Okta'));
    await waitFor(() => expect(screen.getByLabelText('Schedule on: Okta')).not.toBeChecked());
    expect(api.sent[0]?.body).toEqual({ schedule: { cron: '0 2 * * *', timeZone: 'Europe/Vienna', paused: true }, version: 1 });
    await user.click(screen.getByLabelText('Schedule on: Okta'));
    await waitFor(() => expect(screen.getByLabelText('Schedule on: Okta')).toBeChecked());
    expect(api.sent.at(-1)?.body).toEqual({ schedule: { cron: '0 2 * * *', timeZone: 'Europe/Vienna' }, version: 2 });
  });

  it('is changed in a dialog, by preset or by expression, and says when that would be', async () => {
    takeChanges('ldap');
    const user = openPanel(api, '/schedule');
    await user.click(await screen.findByRole('button', { name: 'Change the schedule of Head office' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.selectOptions(dialog.getByLabelText('Sync by itself'), 'Own cron expression');
    await user.clear(dialog.getByLabelText('Cron expression'));
    await user.type(dialog.getByLabelText('Cron expression'), '15 3 * * 1-5');
    expect(await dialog.findByText('Monday to Friday at 03:15')).toBeVisible();
    expect(await dialog.findByText('Would start next')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect((await row('Head office')).getByText('Monday to Friday at 03:15')).toBeVisible();
    expect(api.sent.find(({ asked }) => asked.startsWith('PUT'))?.body).toMatchObject({ schedule: { cron: '15 3 * * 1-5' }, version: 4 });
  }, 20_000);

  it('says when somebody else changed the connector, and overwrites nothing', async () => {
    api.answers.set('PUT /connectors/okta/schedule', () => ({ status: 409, body: { title: 'Changed.', status: 409, code: 'conflict' } }));
    const user = openPanel(api, '/schedule');
    await user.click(await screen.findByLabelText('Schedule on: Okta'));
    expect(await screen.findByText(/^Somebody else changed this connector meanwhile/)).toBeVisible();
  });

  it('can be looked at, and not changed, by a person who may only look', async () => {
    api.role = 'read-only';
    openPanel(api, '/schedule');
    await waitFor(() => expect(screen.getByLabelText('Schedule on: Okta')).toBeDisabled());
    expect(screen.queryByRole('button', { name: /^Change the schedule/ })).toBeNull();
  });
});
