import { screen, within } from '@testing-library/react';
import { openPanel } from '../../../test/frontend/open-panel';
import { openStandInApi, type StandInApi } from '../../../test/frontend/stand-in-api';
import type { TokenView } from '../../api/administration-shapes';

const token: TokenView = {
  id: '1',
  name: 'metrics',
  role: 'read-only',
  scopes: ['read'],
  createdAt: '2026-01-02T03:04:05.000Z',
  expiresAt: null,
};
let api: StandInApi;
beforeEach(async () => {
  api = await openStandInApi();
  const all: TokenView = {
    ...token,
    id: '2',
    name: 'old',
    scopes: ['read', 'run', 'approve', 'configure', 'audit', 'tokens'],
    expiresAt: token.createdAt,
  };
  api.answers.set('GET /tokens', () => ({ body: { items: [token, all] } }));
});
afterEach(() => api.close());

describe('the API tokens', () => {
  it('are listed with what they are for and whether they still hold', async () => {
    openPanel(api, '/tokens');
    expect(await screen.findByRole('row', { name: /metrics Read .* Never/ })).toBeVisible();
    expect(screen.getByRole('row', { name: /old Everything .* Expired/ })).toBeVisible();
  });

  it('are made for the scopes that were chosen, at least one', async () => {
    api.answers.set('POST /tokens', () => ({ status: 201, body: { ...token, token: 'rc_secret' } }));
    const user = openPanel(api, '/tokens');
    await user.click(await screen.findByRole('button', { name: 'Create token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Name/), 'nightly');
    await user.click(dialog.getByLabelText('Read'));
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    expect(await dialog.findByText('Choose at least one.')).toBeVisible();
    await user.click(dialog.getByLabelText('Run'));
    await user.click(dialog.getByLabelText('Approve'));
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    expect(await dialog.findByText('rc_secret')).toBeVisible();
    expect(api.sent).toContainEqual({ asked: 'POST /tokens', body: { name: 'nightly', scopes: ['run', 'approve'], days: 90 } });
  });

  it('are for administrators only, which a reader is told instead of an error', async () => {
    api.role = 'read-only';
    openPanel(api, '/tokens');
    expect(await screen.findByText('Only for administrators')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Create token' })).not.toBeInTheDocument();
  });
});
