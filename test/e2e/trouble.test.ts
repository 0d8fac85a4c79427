import type { Page } from 'playwright-core';
import { sampleCompany } from '../sources/company/sample-company';
import { eventually, expectSoon } from './eventually';
import { type PanelRig, startPanelRig } from './panel-rig';

let rig: PanelRig;
beforeAll(async () => {
  rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20 } });
}, 120_000);
afterAll(() => rig.close());

const username = (page: Page) => page.getByLabel('User name, source 1', { exact: true });

async function openMapping(): Promise<Page> {
  const page = await rig.open('/connectors/okta/mapping');
  await username(page).waitFor();
  return page;
}

describe('when something is in the way', () => {
  it('refuses a wrong token and lets the right one in', async () => {
    const page = await rig.browser.newPage({ locale: 'en-GB' });
    await page.goto(rig.address);
    await page.getByLabel('API token').fill('rc_wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('This token is not valid any more, or never was.').waitFor();
    await page.getByLabel('API token').fill(rig.token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await page.close();
  }, 60_000);

  it('says that Rollcall is away, keeps what was shown, and recovers by itself', async () => {
    const page = await rig.open();
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await rig.stopServer();
    await page.getByText('Rollcall does not answer', { exact: true }).waitFor({ timeout: 30_000 });
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await rig.startServer();
    await page.getByText('Rollcall does not answer', { exact: true }).waitFor({ state: 'detached', timeout: 30_000 });
    await page.context().close();
  }, 90_000);

  it('never lets one tab overwrite the mapping of another unseen', async () => {
    const [mine, theirs] = [await openMapping(), await openMapping()];
    await username(theirs).fill('profile.nickName');
    await theirs.getByRole('button', { name: 'Save' }).click();
    await theirs.getByText('Saved', { exact: true }).waitFor();
    await username(mine).fill('profile.employeeNumber');
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('Somebody else saved this meanwhile').waitFor();
    await expectSoon(() => username(mine).inputValue(), 'profile.employeeNumber');
    expect(await storedUsernamePath()).toBe('profile.nickName');

    await mine.getByRole('button', { name: 'Save mine over it' }).click();
    await mine.getByText('Saved', { exact: true }).waitFor();
    expect(await storedUsernamePath()).toBe('profile.employeeNumber');

    await username(theirs).fill('profile.login');
    await theirs.getByRole('button', { name: 'Save' }).click();
    await theirs.getByRole('button', { name: 'Discard mine and load theirs' }).click();
    const loaded = () => username(theirs).inputValue();
    expect(await eventually(loaded, (path) => path === 'profile.employeeNumber')).toBe('profile.employeeNumber');
    await Promise.all([mine.context().close(), theirs.context().close()]);
  }, 90_000);

  it('asks before unsaved input is left', async () => {
    const page = await openMapping();
    await username(page).fill('profile.other');
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expectSoon(() => username(page).inputValue(), 'profile.other');
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('shows what a check of the connector found, and never the secret', async () => {
    const page = await rig.open('/connectors/okta');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    const probes = page.getByRole('list', { name: 'Result of the check' });
    await probes.getByText('List of users').waitFor({ timeout: 30_000 });
    await expectSoon(() => page.getByLabel('API token', { exact: true }).inputValue(), '');
    expect(await page.content()).not.toContain(rig.okta.apiToken);
    await page.context().close();
  }, 60_000);
});

describe('when credentials are wrong', () => {
  it('says so at the check of the connector, with what to do, and the same for a sync', async () => {
    const stored = await rig.installation.store.connectors.get('okta');
    if (!stored) throw new Error('The rig has this connector');
    const { configuration } = rig.installation;
    const saved = await configuration.saveConnector(stored.value, { apiToken: 'wrong' }, stored.version, 'test');
    const page = await rig.open('/connectors/okta');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    const probes = page.getByRole('list', { name: 'Result of the check' });
    await probes.getByText(/token/i).first().waitFor({ timeout: 30_000 });
    expect(await probes.textContent()).toMatch(/new token|create|API token/i);
    await page.getByRole('navigation', { name: 'Rollcall' }).getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Sync now: Okta' }).click();
    await page.getByRole('article', { name: 'Okta' }).getByText('Failed').waitFor({ timeout: 60_000 });
    await configuration.saveConnector(saved.value, { apiToken: rig.okta.apiToken }, saved.version, 'test');
    await page.context().close();
  }, 120_000);

  it('says so at the check of Jira', async () => {
    const { value, version } = await rig.installation.store.settings.get();
    await rig.installation.configuration.saveJira(value.jira, { token: 'wrong' }, version, 'test');
    const page = await rig.open('/settings');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('list', { name: 'Result of the check' }).getByText(/token/i).first().waitFor({ timeout: 30_000 });
    await rig.installation.configuration.saveJira(value.jira, { token: rig.jira.createToken('admin') }, version + 1, 'test');
    await page.context().close();
  }, 90_000);
});

async function storedUsernamePath(): Promise<string | null> {
  const stored = await rig.installation.store.connectors.get('okta');
  const [from] = stored?.value.rules.mapping.find(({ to }) => to === 'username')?.from ?? [];
  return from?.kind === 'attribute' ? from.path : null;
}
