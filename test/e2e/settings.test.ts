/** The settings page as an administrator and a help desk meet it. */
import type { Page } from 'playwright-core';
import { type Notifier, startNotifier } from '../../backend/runs';
import { createApiTokens } from '../../backend/security/api-tokens';
import { startWebhookSink, type WebhookSink } from '../notifications/webhook-sink';
import { silent } from '../postgres/postgres';
import { sampleCompany } from '../sources/company/sample-company';
import { eventually, expectSoon } from './eventually';
import { type PanelRig, startPanelRig } from './panel-rig';

let rig: PanelRig;
let sink: WebhookSink;
let notifier: Notifier;
beforeAll(async () => {
  [rig, sink] = await Promise.all([startPanelRig({ company: sampleCompany(), jira: { users: 20 } }), startWebhookSink()]);
  const { notifications, runs } = rig.installation;
  notifier = startNotifier({ notifications, runs, log: silent });
}, 120_000);
afterAll(async () => {
  await notifier.close();
  await Promise.all([rig.close(), sink.close()]);
});

async function openSettings(): Promise<Page> {
  const page = await rig.open('/settings');
  await page.getByLabel('Address of Jira').waitFor();
  return page;
}

describe('the settings', () => {
  it('say what to do when Jira is connected wrongly, and that all is well when it is mended', async () => {
    const page = await openSettings();
    const token = page.getByLabel('Personal access token', { exact: true });
    await token.fill('not-a-token');
    await page.getByRole('button', { name: 'Save and check' }).click();
    const probes = page.getByRole('list', { name: 'Result of the check' });
    await probes.locator('li', { hasText: 'sign-in' }).getByText(/token/i).first().waitFor({ timeout: 30_000 });
    await expectSoon(() => token.inputValue(), '');
    await token.fill(rig.jira.createToken('admin'));
    await page.getByRole('button', { name: 'Save and check' }).click();
    await probes.locator('li', { hasText: 'sign-in' }).getByText('Signed in as admin.').waitFor({ timeout: 30_000 });
    await page
      .getByRole('region', { name: 'Seats' })
      .getByRole('rowheader', { name: /Jira Software/ })
      .waitFor();
    await page.context().close();
  }, 90_000);

  it('put what is wrong at its field', async () => {
    const page = await openSettings();
    await page.getByLabel('Address of Jira').fill('jira.example.com');
    await page.getByRole('button', { name: 'Save and check' }).click();
    await page.getByText('This is not an address that begins with https:// or http://.').waitFor();
    await page.getByLabel('Address of Jira').fill('https://jira.example.com');
    await page.getByRole('button', { name: 'Save and check' }).click();
    await page
      .getByText(/The personal access token is missing/)
      .first()
      .waitFor();
    const described = await page.getByLabel('Personal access token', { exact: true }).getAttribute('aria-describedby');
    expect(described).toContain('-error');
    await page.context().close();
  }, 60_000);

  it('tell a chat that a run failed, once a webhook was set up and tried by keyboard', async () => {
    const page = await openSettings();
    await page.getByRole('button', { name: 'Add webhook' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[name=name]:focus').waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByText('This is needed.').first().waitFor();
    await dialog.locator('input[name=name]:focus').waitFor();
    await page.keyboard.type('Operations chat');
    await dialog.locator('input[name=url]').fill(sink.url);
    await dialog.getByRole('button', { name: 'Save' }).click();
    const card = page.getByRole('article', { name: 'Operations chat' });
    await card.getByText(new URL(sink.url).origin).waitFor();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain('do-not-show');

    await card.getByRole('button', { name: 'Send a test message: Operations chat' }).click();
    await card.getByText('Delivered').waitFor();
    expect(sink.calls).toMatchObject([{ json: { event: 'test' } }]);

    rig.okta.break({ at: ['users'], how: { kind: 'status', status: 401 } });
    const run = await rig.sync();
    rig.okta.mend();
    expect(run.state).toBe('failed');
    await eventually(
      async () => sink.calls.length,
      (count) => count === 2,
    );
    expect(sink.calls[1]?.json).toMatchObject({ event: 'failed', run: { id: run.id } });
    await card.getByText(/a run failed,/).waitFor({ timeout: 30_000 });

    sink.status = 404;
    await card.getByRole('button', { name: 'Send a test message: Operations chat' }).click();
    await card.getByText('There is no webhook at this address (status 404).', { exact: false }).waitFor();
    sink.status = 204;
    await card.getByRole('button', { name: 'Remove: Operations chat' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await card.waitFor({ state: 'detached' });
    await page.context().close();
  }, 90_000);

  it('save over what somebody else saved with one press, and do not mind another section', async () => {
    const [mine, theirs] = [await openSettings(), await openSettings()];
    const lanes = 'Writes at the same time, at most';
    await mine.getByLabel(lanes).fill('7');
    await theirs.getByLabel('Days that finished runs are kept').fill('30');
    await theirs.getByRole('region', { name: 'Retention' }).getByRole('button', { name: 'Save' }).click();
    await theirs.getByText('Saved', { exact: true }).waitFor();
    await mine.getByRole('button', { name: 'Save and check' }).click();
    await mine.getByText('Saved', { exact: true }).waitFor();
    expect(await stored()).toMatchObject({ jira: { maxLanes: 7 }, retention: { runDays: 30 } });

    await theirs.getByLabel(lanes).fill('9');
    await theirs.getByRole('button', { name: 'Save and check' }).click();
    await theirs.getByText('Somebody else saved this meanwhile').waitFor();
    expect(await stored()).toMatchObject({ jira: { maxLanes: 7 } });
    await theirs.getByRole('button', { name: 'Save mine over it' }).click();
    await eventually(stored, ({ jira }) => jira?.maxLanes === 9);
    expect(await stored()).toMatchObject({ jira: { maxLanes: 9 }, retention: { runDays: 30 } });
    await theirs.getByText('Somebody else saved this meanwhile').waitFor({ state: 'detached' });
    await Promise.all([mine.context().close(), theirs.context().close()]);
  }, 90_000);

  it('show everything to the help desk and offer nothing that would be refused', async () => {
    const tokens = createApiTokens({ tokens: rig.installation.store.tokens });
    const { token } = await tokens.issue({
      name: 'help desk',
      role: 'read-only',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const page = await rig.browser.newPage({ locale: 'en-GB' });
    await page.goto(`${rig.address}#/settings`);
    await page.getByLabel('API token').fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Notifications' }).waitFor();
    await expectSoon(() => page.getByLabel('Address of Jira').isDisabled(), true);
    expect(await page.locator('main').getByRole('button').allTextContents()).toEqual([]);
    await page.close();
  }, 60_000);
});

const stored = async () => (await rig.installation.store.settings.get()).value;
