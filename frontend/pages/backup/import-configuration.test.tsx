import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { openPanel } from '../../../test/frontend/open-panel';
import { openStandInApi, type StandInApi } from '../../../test/frontend/stand-in-api';
import type { Comparison } from '../../api/administration-shapes';

let api: StandInApi;
beforeEach(async () => {
  api = await openStandInApi();
});
afterEach(() => api.close());

const nothing: Comparison = { revision: 'r1', problems: [], settings: { differences: [], secrets: [] }, connectors: [] };
const renamed: Comparison = {
  ...nothing,
  settings: { differences: [], secrets: [{ field: 'jira.token', change: 'set' }] },
  connectors: [
    {
      id: 'okta',
      name: 'Okta',
      result: 'changed',
      differences: [{ path: 'name', kind: 'changed', before: 'Old', after: 'Okta' }],
      secrets: [],
    },
    { id: 'ldap', name: 'LDAP', result: 'untouched', differences: [], secrets: [] },
  ],
};

async function compare(comparison: Comparison): Promise<UserEvent> {
  api.answers.set('POST /configuration/compare', () => ({ body: comparison }));
  const user = openPanel(api, '/backup');
  await user.type(await screen.findByLabelText('rollcall.yaml'), 'version: 1');
  expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Show what would change' }));
  await screen.findByRole('button', { name: 'Compare again' });
  return user;
}

describe('importing a configuration', () => {
  it('shows what would change and sends exactly the revision that was looked at', async () => {
    api.answers.set('PUT /configuration', () => ({ body: { created: [], changed: ['okta'], unchanged: [] } }));
    const user = await compare(renamed);
    const table = screen.getByRole('table', { name: 'Okta' });
    expect(within(table).getByRole('row', { name: 'name Changed Old Okta' })).toBeVisible();
    expect(screen.getByText('Set by the file')).toBeVisible();
    expect(screen.getByText('Not in the file, stays as it is')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Import' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('Changed: okta')).toBeVisible();
    expect(api.sent).toContainEqual({ asked: 'PUT /configuration', body: { yaml: 'version: 1', revision: 'r1' } });
  });

  it('asks to compare again when somebody changed the configuration meanwhile', async () => {
    api.answers.set('PUT /configuration', () => ({ status: 409, body: { title: 'Changed.', status: 409, code: 'conflict', id: 'e-1' } }));
    const user = await compare(renamed);
    await user.click(screen.getByRole('button', { name: 'Import' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Import' }));
    expect(await screen.findByText('Somebody changed the configuration meanwhile')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
  });

  it('cannot be applied with a problem, nor when nothing would change', async () => {
    const problems = [{ path: 'connectors[0].source.apiToken', message: 'It is missing.', remedy: 'Give it.' }];
    await compare({ ...renamed, problems });
    expect(screen.getByText('The file has 1 problem')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
  });

  it('says that nothing would change', async () => {
    await compare(nothing);
    expect(screen.getByText('Nothing would change')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Import' })).toBeDisabled();
  });
});
