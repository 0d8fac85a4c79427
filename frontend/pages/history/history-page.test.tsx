import { screen, waitFor, within } from '@testing-library/react';
import { openPanel } from '../../../test/frontend/open-panel';
import { makeConnector, makeRun, openStandInApi, type StandInApi } from '../../../test/frontend/stand-in-api';

let api: StandInApi;
let queries: URLSearchParams[];
beforeEach(async () => {
  api = await openStandInApi();
  api.connectors = [makeConnector({})];
  api.runs = [makeRun({}), makeRun({ id: 'run-2', kind: 'simulation', actor: 'jira:anna' })];
  queries = [];
  // What was asked for stands in the address, which the stand-in does not keep.
  const { open } = XMLHttpRequest.prototype;
  jest.spyOn(XMLHttpRequest.prototype, 'open').mockImplementation(function keep(this: XMLHttpRequest, ...call: unknown[]) {
    const url = new URL(String(call[1]));
    if (url.pathname.endsWith('/runs')) queries.push(url.searchParams);
    Reflect.apply(open, this, call);
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await api.close();
});

const last = () => Object.fromEntries(queries.at(-1) ?? []);

describe('the history', () => {
  it('leads from a run to its page, and from a preview to what it would do', async () => {
    openPanel(api, '/history');
    const table = await screen.findByRole('table', { name: 'History' });
    const [run, preview] = await within(table).findAllByRole('link');
    expect(run).toHaveAttribute('href', '#/runs/run-1');
    expect(preview).toHaveAttribute('href', '#/runs/run-2/preview');
  });

  it('asks the server for what is filtered and searched, once the typing pauses', async () => {
    const user = openPanel(api, '/history');
    await screen.findByRole('table', { name: 'History' });
    await user.selectOptions(screen.getByLabelText('Kind'), 'simulation');
    await user.selectOptions(screen.getByLabelText('Started through'), 'schedule');
    await user.type(screen.getByLabelText('Started or approved by'), ' anna ');
    await waitFor(() => expect(last()).toEqual({ kind: 'simulation', trigger: 'schedule', actor: 'anna', limit: '50' }));
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(last()).toEqual({ limit: '50' }));
    expect(queries.length).toBeLessThan(12);
  });

  it('takes days as the reader has them, the last one whole', async () => {
    const user = openPanel(api, '/history');
    await screen.findByRole('table', { name: 'History' });
    await user.type(screen.getByLabelText('From'), '2026-01-30');
    await user.type(screen.getByLabelText('To'), '2026-01-31');
    const begin = new Date(2026, 0, 30).toISOString();
    const end = new Date(2026, 1, 1).toISOString();
    await waitFor(() => expect(last()).toEqual({ from: begin, to: end, limit: '50' }));
  });
});
