import { screen, waitFor } from '@testing-library/react';
import { openPanel } from '../../../test/frontend/open-panel';
import { makeRun, openStandInApi, type StandInApi } from '../../../test/frontend/stand-in-api';

const run = makeRun({
  id: 'run-1',
  kind: 'simulation',
  planHash: 'h',
  counts: {
    planned: { 'create-user': 2, 'deactivate-user': 1 },
    outcome: { planned: 2, held: 1 },
    managed: { people: 9, groups: 0, memberships: 0 },
    inScope: 8,
    unchanged: 5,
    problems: 0,
    withheld: 0,
  },
});
const byKind = [
  { kind: 'create-user', state: 'planned', count: 2 },
  { kind: 'deactivate-user', state: 'held', count: 1 },
];
const deactivation = {
  id: 'deactivate-user:1',
  kind: 'deactivate-user',
  reason: { code: 'left-source' },
  person: { sourceId: '1', userKey: 'K1', userName: 'emil' },
  before: { active: true },
  after: { active: false },
};

let api: StandInApi;
beforeEach(async () => {
  api = await openStandInApi();
  api.answers.set('GET /runs/run-1', () => ({ body: { run, problems: [], withheld: [], byKind, timeline: [] } }));
  api.answers.set('GET /runs/run-1/counts', () => ({ body: { total: 3, byKind } }));
  const entry = { seq: 0, state: 'held', operation: deactivation, attempts: 0, error: null, errorId: null, detail: null };
  api.answers.set('GET /runs/run-1/operations', () => ({ body: { items: [entry], next: null, runState: 'done' } }));
});
afterEach(() => api.close());

describe('a preview', () => {
  it('has totals, and each kind with before, after and the reason in words, what takes away first', async () => {
    openPanel(api, '/runs/run-1/preview');
    expect(await screen.findByText('3 operations')).toBeVisible();
    expect(screen.getByText('People without changes').nextSibling).toHaveTextContent('5');
    const groups = screen.getAllByRole('group');
    expect(groups.map((group) => group.querySelector('summary')?.textContent)).toEqual(['Deactivate account (1)', 'Create account (2)']);
    const row = await screen.findByRole('row', { name: /emil Active: yes no No longer at the source/ });
    expect(row).toBeVisible();
  });

  it('shows only what a filter lets through', async () => {
    const user = openPanel(api, '/runs/run-1/preview');
    await screen.findByText('3 operations');
    api.answers.set('GET /runs/run-1/counts', () => ({ body: { total: 1, byKind: byKind.slice(1) } }));
    await user.click(screen.getByLabelText('What would be held'));
    expect(await screen.findByText('1 operation')).toBeVisible();
    await waitFor(() => expect(screen.queryByText('Create account (2)')).not.toBeInTheDocument());
    api.answers.set('GET /runs/run-1/counts', () => ({ body: { total: 0, byKind: [] } }));
    await user.type(screen.getByLabelText('Search a person or group'), 'nobody');
    expect(await screen.findByText('Nothing matches')).toBeVisible();
  });

  it('is only looked at by readers', async () => {
    api.role = 'read-only';
    openPanel(api, '/runs/run-1/preview');
    expect(await screen.findByRole('link', { name: 'Leave it' })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sync now' })).not.toBeInTheDocument());
  });
});
