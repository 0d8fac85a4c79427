import { screen, waitFor, waitForElementToBeRemoved, within } from '@testing-library/react';
import { openPanel } from '../../../test/frontend/open-panel';
import { makePerson } from '../../../test/frontend/person';
import { makeConnector, makeRun, openStandInApi, type StandInApi } from '../../../test/frontend/stand-in-api';

const route = '/connectors/okta/people/00u1';
let api: StandInApi;
beforeEach(async () => {
  api = await openStandInApi();
  api.connectors = [makeConnector({})];
});
afterEach(() => api.close());

const outcome = { state: 'applied', attempts: 1, startedAt: null, finishedAt: null, error: null, errorId: null, detail: null };
const change = {
  before: { displayName: 'Anna Test' },
  after: { displayName: 'Anna Rest' },
  reason: { code: 'attribute-changed', with: { attribute: 'displayName' } },
};
const operation = { id: 'o1', kind: 'update-user', sourceId: '00u1', target: 'anna', ...change };
const applied = { seq: 0, words: '', reason: '', operation, ...outcome };

const show = (person: object) => api.answers.set(`GET ${route}`, () => ({ body: person }));

describe('one person', () => {
  it('is shown with the reason, the account thrice, the groups with their origin, the record and the link', async () => {
    show(makePerson({ jira: { name: 'anna', displayName: 'Anna By Hand', email: 'anna@example.com', active: true } }));
    openPanel(api, route);
    expect(await screen.findByRole('heading', { name: 'Anna By Hand' })).toBeVisible();
    expect(screen.getByText('The rules of Okta keep this person in Jira.')).toBeVisible();
    const account = screen.getByRole('table', { name: 'Account' });
    expect(within(account).getByRole('row', { name: /Display name Anna Test Anna Test Anna By Hand differs/ })).toBeVisible();
    expect(within(account).getByRole('row', { name: 'User name anna anna anna' })).toBeVisible();
    const groups = screen.getByRole('table', { name: 'Groups given by Rollcall' });
    expect(within(groups).getByRole('row', { name: 'engineering Source group Engineering Given' })).toBeVisible();
    expect(screen.getByText('2 attributes')).toBeVisible();
    expect(screen.getByText('JIRAUSER1')).toBeVisible();
  });

  it('who left says by which rule, in words', async () => {
    const reason = { code: 'left-scope', with: { rule: 'profile.department is not Sales' } } as const;
    show(makePerson({ scope: { verdict: 'left', rule: 'in English', reason }, wantedGroups: [], leftAt: '2026-01-02T03:04:05.000Z' }));
    openPanel(api, route);
    expect(await screen.findByText(/Still at the source, but out of scope: profile.department is not Sales/)).toBeVisible();
    expect(screen.getByText('Goes with the next sync')).toBeVisible();
  });

  it('is shown without Jira, which is said', async () => {
    show(
      makePerson({ jira: null, jiraProblem: { code: 'target-unreachable', message: 'Jira is away.', retry: 'later', blame: 'target' } }),
    );
    openPanel(api, route);
    expect(await screen.findByText('Jira could not be asked')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Anna Test' })).toBeVisible();
  });

  it('is synced with the result where it was asked for', async () => {
    show(makePerson());
    const run = makeRun({ id: 'run-9', kind: 'person', state: 'done', planHash: 'h' });
    api.answers.set('POST /connectors/okta/runs', () => ({ status: 202, body: { ...run, state: 'reading' } }));
    api.answers.set('GET /runs/run-9', () => ({ body: { run, problems: [], withheld: [], byKind: [], timeline: [] } }));
    api.answers.set('GET /runs/run-9/operations', () => ({ body: { items: [], next: null, runState: 'done' } }));
    const user = openPanel(api, route);
    await user.click(await screen.findByRole('button', { name: 'Sync this person' }));
    expect(await screen.findByText('Nothing had to be changed.')).toBeVisible();
    expect(api.sent).toContainEqual({ asked: 'POST /connectors/okta/runs', body: { kind: 'person', person: '00u1' } });
    expect(screen.getByRole('link', { name: 'The whole run' })).toHaveAttribute('href', '#/runs/run-9');
  });

  it('is shown with what the sync changed, though nothing was decided when it was first looked at and no event tells of the end', async () => {
    show(makePerson());
    const run = makeRun({ id: 'run-9', kind: 'person', state: 'reading' });
    let askedForRun = 0;
    const hasEnded = () => askedForRun > 1;
    api.answers.set('POST /connectors/okta/runs', () => ({ status: 202, body: run }));
    api.answers.set('GET /runs/run-9', () => {
      askedForRun += 1;
      return { body: { run: { ...run, state: hasEnded() ? 'done' : 'reading' }, problems: [], withheld: [], byKind: [], timeline: [] } };
    });
    api.answers.set('GET /runs/run-9/operations', () => ({
      body: { items: hasEnded() ? [applied] : [], next: null, runState: hasEnded() ? 'done' : 'reading' },
    }));
    const user = openPanel(api, route);
    await user.click(await screen.findByRole('button', { name: 'Sync this person' }));
    const progress = await screen.findByRole('progressbar');
    show(makePerson({ jira: { name: 'anna', displayName: 'Anna Rest', email: 'anna@example.com', active: true } }));
    await waitForElementToBeRemoved(progress);
    expect(await within(screen.getByRole('status')).findByText('Anna Rest')).toBeVisible();
    expect(screen.queryByText('Nothing had to be changed.')).not.toBeInTheDocument();
    expect(await screen.findByRole('heading', { name: 'Anna Rest' })).toBeVisible();
  });

  it('is not said to be unchanged by what was read just before the end', async () => {
    show(makePerson());
    const run = makeRun({ id: 'run-9', kind: 'person', state: 'done' });
    let asked = 0;
    api.answers.set('POST /connectors/okta/runs', () => ({ status: 202, body: { ...run, state: 'reading' } }));
    api.answers.set('GET /runs/run-9', () => ({ body: { run, problems: [], withheld: [], byKind: [], timeline: [] } }));
    api.answers.set('GET /runs/run-9/operations', () => {
      asked += 1;
      return { body: asked === 1 ? { items: [], next: null, runState: 'reading' } : { items: [applied], next: null, runState: 'done' } };
    });
    const user = openPanel(api, route);
    await user.click(await screen.findByRole('button', { name: 'Sync this person' }));
    expect(await within(await screen.findByRole('status')).findByText('Anna Rest')).toBeVisible();
    expect(screen.queryByText('Nothing had to be changed.')).not.toBeInTheDocument();
  });

  it('says what was wrong in the last run', async () => {
    show(makePerson({ problem: 'There is no mail address.' }));
    openPanel(api, route);
    expect(await screen.findByText('In the last run: There is no mail address.')).toBeVisible();
  });

  it('offers nothing that the token is not for', async () => {
    api.scopes = ['read', 'audit'];
    show(makePerson());
    openPanel(api, route);
    expect(await screen.findByRole('table', { name: 'Account' })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sync this person' })).not.toBeInTheDocument());
    expect(screen.getByRole('link', { name: 'Audit' })).toBeVisible();
    for (const name of ['API tokens', 'Backup']) expect(screen.queryByRole('link', { name })).not.toBeInTheDocument();
  });

  it('offers nothing to a reader that would be refused', async () => {
    api.role = 'read-only';
    show(makePerson());
    openPanel(api, route);
    expect(await screen.findByRole('table', { name: 'Account' })).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Sync this person' })).not.toBeInTheDocument());
    for (const name of ['API tokens', 'Audit', 'Backup']) expect(screen.queryByRole('link', { name })).not.toBeInTheDocument();
  });
});
