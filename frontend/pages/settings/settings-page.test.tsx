import { screen, waitFor, within } from '@testing-library/react';
import { openPanel } from '../../../test/frontend/open-panel';
import { openStandInApi, type StandInApi } from '../../../test/frontend/stand-in-api';
import type { ChannelView } from '../../api/settings-shapes';
import type { JiraConnection } from '../../api/shapes';
import { jiraOf, toJiraInput } from './jira-input';

const channels = '/settings/notifications/channels';
const webhook: ChannelView = {
  kind: 'webhook',
  id: 'chat',
  name: 'Chat',
  enabled: true,
  language: 'en',
  events: ['failed', 'recovered'],
  caFile: null,
  format: 'text',
  secrets: [{ field: 'url', updatedAt: '2026-01-02T03:04:05.000Z' }],
  destination: 'https://chat.example.com',
};

const jira: JiraConnection = jiraOf({ ...toJiraInput(null), baseUrl: 'https://jira.example' }, null);

let api: StandInApi;
/** What was sent to be saved, by `METHOD path`. */
let sent: { readonly call: string; readonly body: Record<string, unknown> }[];
beforeEach(async () => {
  api = await openStandInApi();
  sent = [];
  api.answers.set('GET /settings/notifications/deliveries', () => ({ body: { items: [] } }));
  api.answers.set('GET /settings/jira/seats', () => ({ body: { at: '2026-01-02T03:04:05.000Z', applications: [], needed: [] } }));
});
afterEach(() => api.close());

function take(call: string, change: (body: Record<string, unknown>) => Partial<StandInApi['settings']>) {
  api.answers.set(call, (body) => {
    const given = body as Record<string, unknown>;
    sent.push({ call, body: given });
    if (given.version !== api.settings.version) return { status: 409, body: { title: 'Changed by bob.', status: 409, code: 'conflict' } };
    api.settings = { ...api.settings, ...change(given), version: api.settings.version + 1 };
    return { body: api.settings };
  });
}

async function open() {
  const user = openPanel(api, '/settings');
  await screen.findByLabelText(/^Address of Jira/);
  return user;
}
const retention = () => within(screen.getByRole('region', { name: 'Retention' }));
const runDays = () => screen.getByLabelText('Days that finished runs are kept');

describe('the sections of the settings', () => {
  beforeEach(() =>
    take('PUT /settings/retention', ({ retention: value }) => ({ retention: value as StandInApi['settings']['retention'] })),
  );

  it('are saved over what somebody else saved with one press of "mine"', async () => {
    const user = await open();
    api.settings = { ...api.settings, retention: { runDays: 10, auditDays: 100 }, version: 8 };
    await user.clear(runDays());
    await user.type(runDays(), '33');
    await user.click(retention().getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Save mine over it' }));
    await waitFor(() => expect(api.settings.retention).toEqual({ runDays: 33, auditDays: 365 }));
    expect(sent.map(({ body }) => body.version)).toEqual([1, 8]);
    await waitFor(() => expect(screen.queryByText('Somebody else saved this meanwhile')).toBeNull());
  }, 20_000);

  it('show what somebody else saved when theirs is taken', async () => {
    const user = await open();
    api.settings = { ...api.settings, retention: { runDays: 10, auditDays: 100 }, version: 8 };
    await user.clear(runDays());
    await user.type(runDays(), '33');
    await user.click(retention().getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Discard mine and load theirs' }));
    await waitFor(() => expect(runDays()).toHaveValue(10));
    expect(api.settings.version).toBe(8);
  }, 20_000);

  it('do not mind that another section was saved meanwhile', async () => {
    const user = await open();
    api.settings = { ...api.settings, access: { readOnlyGroups: ['help-desk'] }, version: 8 };
    await user.clear(runDays());
    await user.type(runDays(), '33');
    await user.click(retention().getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.settings.retention.runDays).toBe(33));
    expect(screen.queryByText('Somebody else saved this meanwhile')).toBeNull();
  }, 20_000);

  it('say at the field what a number must be', async () => {
    const user = await open();
    await user.clear(runDays());
    await user.type(runDays(), '0');
    await user.click(retention().getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Enter a number between 1 and 3,650.')).toBeVisible();
    expect(sent).toEqual([]);
  }, 20_000);

  it('can be looked at by the help desk and nothing more', async () => {
    api.role = 'read-only';
    api.settings = { ...api.settings, notifications: { panelUrl: null, channels: [webhook] } };
    await open();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Save and check' })).toBeNull());
    expect(await screen.findByRole('article', { name: 'Chat' })).toBeVisible();
    for (const name of [/^Save/, /^Check/, /^Add /, /test message/, /^Edit/, /^Remove/])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(runDays()).toBeDisabled();
  }, 20_000);
});

describe('channels of notifications', () => {
  it('are made with what was entered, and an id made of the name', async () => {
    take(`PUT ${channels}/it-operations`, ({ channel }) => ({
      notifications: { panelUrl: null, channels: [{ ...(channel as ChannelView), secrets: [], destination: 'mail.example.com:465' }] },
    }));
    const user = await open();
    await user.click(screen.getByRole('button', { name: 'Add e-mail' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByLabelText(/^Name/), 'IT Operations');
    await user.type(dialog.getByLabelText(/^Mail server/), 'mail.example.com');
    await user.selectOptions(dialog.getByLabelText('Encryption'), 'TLS (port 465 as a rule)');
    expect(dialog.getByLabelText(/^Port/)).toHaveValue(465);
    expect(dialog.queryByLabelText('Password')).toBeNull();
    await user.type(dialog.getByLabelText(/^User name/), 'rollcall');
    await user.type(dialog.getByLabelText('Password'), 'secret word');
    await user.type(dialog.getByLabelText(/^Sender/), 'rollcall@example.com');
    await user.type(dialog.getByLabelText(/^Receivers/), 'nobody');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText('Enter addresses such as it@example.com.')).toBeVisible();
    await user.clear(dialog.getByLabelText(/^Receivers/));
    await user.type(dialog.getByLabelText(/^Receivers/), 'it@example.com{Enter}audit@example.com');
    await user.click(dialog.getByLabelText('each run that changed something'));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('article', { name: 'IT Operations' })).toBeVisible();
    expect(sent).toMatchObject([
      {
        body: {
          channel: {
            kind: 'email',
            id: 'it-operations',
            port: 465,
            security: 'tls',
            user: 'rollcall',
            to: ['it@example.com', 'audit@example.com'],
          },
          secrets: { password: 'secret word' },
        },
      },
    ]);
    expect(sent[0]?.body.channel).toMatchObject({ events: expect.arrayContaining(['failed', 'changed']) });
  }, 30_000);

  it('show how the last message fared and what to do', async () => {
    api.settings = { ...api.settings, notifications: { panelUrl: null, channels: [webhook] } };
    const error = {
      code: 'channel-refused',
      message: 'There is no webhook.',
      remedy: 'Make a new address.',
      retry: 'never',
      blame: 'config',
    };
    const last = { at: '2026-01-02T03:04:05.000Z', event: 'failed', state: 'waiting', attempts: 2, error };
    api.answers.set('GET /settings/notifications/deliveries', () => ({ body: { items: [{ channel: 'chat', waiting: 3, last }] } }));
    await open();
    const card = within(await screen.findByRole('article', { name: 'Chat' }));
    expect(await card.findByText('Tried again')).toBeVisible();
    expect(card.getByText(/3 messages wait/)).toBeVisible();
    expect(card.getByText('There is no webhook. Make a new address.')).toBeVisible();
    expect(card.getByText('https://chat.example.com')).toBeVisible();
  });

  it('keep their address when it is left empty, and show what the server refuses at its field', async () => {
    api.settings = { ...api.settings, notifications: { panelUrl: null, channels: [webhook] } };
    const problems = [{ path: 'channel.url', message: 'The address is missing.', remedy: 'Enter it.' }];
    api.answers.set(`PUT ${channels}/chat`, (body) => {
      sent.push({ call: 'PUT', body: body as Record<string, unknown> });
      return { status: 400, body: { title: 'The address is missing.', status: 400, code: 'config-invalid', problems } };
    });
    const user = await open();
    await user.click(await screen.findByRole('button', { name: 'Edit: Chat' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByLabelText('Address')).toHaveValue('');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(dialog.getByLabelText('Address')).toHaveAccessibleDescription(/The address is missing. Enter it./));
    expect(sent[0]?.body).toMatchObject({ secrets: {}, channel: { id: 'chat', format: 'text' } });
  }, 20_000);
});

describe('seats', () => {
  it('warn when the newest preview needs more than are left, and lead there', async () => {
    api.settings = { ...api.settings, jira };
    const role = { key: 'jira-software', name: 'Jira Software', byDefault: true, total: 500, used: 488, remaining: 12, warning: 'short' };
    const needed = [{ connectorId: 'okta', runId: 'run-7', people: 40, at: '2026-01-02T03:04:05.000Z' }];
    const body = { at: '2026-01-02T03:04:05.000Z', applications: [role], needed };
    api.answers.set('GET /settings/jira/seats', () => ({ body }));
    await open();
    expect(await screen.findByText('Jira Software has 12 seats left. The newest previews would let 40 people in.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'See the preview: okta' })).toHaveAttribute('href', '#/runs/run-7/preview');
    expect(screen.getByRole('row', { name: /Jira Software.*488 500 12 Too few/ })).toBeVisible();
  });
});
