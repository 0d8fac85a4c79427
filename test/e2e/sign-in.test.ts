/** Signing in through Jira in a window, in a real browser: Rollcall at 127.0.0.1, Jira at localhost, so no cookie of one reaches the other. */
import type { BrowserContext, Page } from 'playwright-core';
import type { OAuthClient } from '../jira/auth/oauth';
import { builtJar } from '../plugin/built-jar';
import { sampleCompany } from '../sources/company/sample-company';
import { expectSoon } from './eventually';
import { type PanelRig, startPanelRig } from './panel-rig';

let rig: PanelRig;
let client: OAuthClient;
beforeAll(async () => {
  rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20, plugins: [builtJar()] } });
  const panelUrl = rig.address.replace(/\/$/, '');
  client = rig.jira.site.oauth.addClient({ name: 'Rollcall', redirectUrls: [`${panelUrl}/api/v1/session/oauth/callback`] });
  const { value, version } = await rig.installation.store.settings.get();
  await rig.installation.configuration.saveJira({ ...value.jira, publicUrl: rig.jira.baseUrl }, {}, version, 'test');
  rig.jira.state.addUsers([
    { name: 'plain', email: 'plain@example.com', password: 'plain' },
    { name: 'helper', email: 'helper@example.com', password: 'helper' },
  ]);
  rig.jira.state.addGroup('help-desk', ['helper']);
  const settings = await rig.installation.store.settings.get();
  await rig.installation.configuration.saveAccess({ readOnlyGroups: ['help-desk'] }, settings.version, 'test');
}, 180_000);
afterAll(() => rig.close());

const open = () => rig.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });

async function openPanel(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(rig.address);
  return page;
}

async function pressSignIn(page: Page): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), page.getByRole('button', { name: 'Sign in with Jira' }).click()]);
  return popup;
}

async function logIn(page: Page, name: string): Promise<void> {
  await page.fill('[name=os_username]', name);
  await page.fill('[name=os_password]', name);
  await page.click('[name=login]');
}

describe('signing in through a window', () => {
  it('is set up in the settings with what Jira shows, and offered from then on', async () => {
    const context = await open();
    const before = await openPanel(context);
    await before.getByLabel('API token').waitFor();
    expect(await before.getByRole('button', { name: 'Sign in with Jira' }).count()).toBe(0);
    const page = await rig.open('/settings');
    const form = page.getByRole('region', { name: 'Signing in on another host' });
    await expectSoon(() => form.getByLabel('Address of this panel').inputValue(), rig.address.replace(/\/$/, ''));
    await expectSoon(() => form.locator('code').textContent(), client.redirectUrls[0]);
    await form.getByLabel('Client ID').fill(client.id);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('This is needed.').waitFor();
    await form.getByLabel('Client secret').fill(client.secret);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await page.content()).not.toContain(client.secret);
    await page.context().close();
    await before.reload();
    await before.getByRole('button', { name: 'Sign in with Jira' }).waitFor();
    await context.close();
  }, 60_000);

  it('leads through the log-in of Jira and its question into the panel, without a cookie of Jira for Rollcall', async () => {
    const context = await open();
    const page = await openPanel(context);
    const cookies: string[] = [];
    context.on('request', (request) => {
      if (request.url().startsWith(rig.address)) void request.headerValue('cookie').then((cookie) => cookie && cookies.push(cookie));
    });
    const popup = await pressSignIn(page);
    await logIn(popup, 'admin');
    await popup.getByText('Rollcall wants to use Jira as Administrator').waitFor();
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await closed;
    expect(cookies).toEqual([]);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
    expect(kept).not.toMatch(/rs_|v1\./);
    await context.close();
  }, 60_000);

  it('renews the session without a question when it ends', async () => {
    const context = await open();
    const page = await openPanel(context);
    const popup = await pressSignIn(page);
    await logIn(popup, 'admin');
    await popup.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    let refusals = 1;
    await page.route('**/api/v1/settings', (route) =>
      refusals-- > 0
        ? route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"title":"Over","status":401}' })
        : route.continue(),
    );
    const renewed = page.waitForResponse((response) => response.url().endsWith('/session/oauth/renew'));
    await page.getByRole('link', { name: 'Settings' }).click();
    expect((await renewed).status()).toBe(201);
    await page.getByLabel('Address of Jira').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await context.close();
  }, 60_000);

  it('says who may use Rollcall, that access was not allowed, and that the browser blocked the window', async () => {
    const context = await open();
    const page = await openPanel(context);
    const refused = await pressSignIn(page);
    await logIn(refused, 'plain');
    await refused.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('Rollcall is for Jira administrators.').waitFor();

    const denied = await pressSignIn(page);
    await denied.getByRole('button', { name: 'Deny' }).click();
    await page.getByText('Access was not allowed in Jira.').waitFor();

    await page.evaluate(() => {
      window.open = () => null;
    });
    await page.getByRole('button', { name: 'Sign in with Jira' }).click();
    await page.getByText('The browser blocked the window').waitFor();
    await context.close();
  }, 60_000);

  it('lets the help desk look at everything and offers nothing that changes', async () => {
    const context = await open();
    const page = await openPanel(context);
    const complaints: string[] = [];
    page.on('response', (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`));
    const popup = await pressSignIn(page);
    await logIn(popup, 'helper');
    await popup.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    expect(await page.getByRole('button', { name: /Sync now/ }).count()).toBe(0);
    for (const tab of ['People', 'History', 'Schedule', 'Settings']) {
      await page.getByRole('link', { name: tab, exact: true }).click();
      await page.locator('main h1', { hasText: tab }).waitFor();
      expect({ tab, saves: await page.getByRole('button', { name: /^Save/ }).count() }).toEqual({ tab, saves: 0 });
    }
    expect(await page.getByRole('link', { name: 'API tokens' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('takes a code by hand when a page of a sign-in service has cut the tie between the windows', async () => {
    const context = await open();
    await context.route('**/oauth2/consent**', async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      await route.fulfill({ response, headers: { ...response.headers(), 'cross-origin-opener-policy': 'same-origin' } });
    });
    const page = await openPanel(context);
    await Promise.all([context.waitForEvent('page'), page.getByRole('button', { name: 'Sign in with Jira' }).click()]);
    const window = () => context.pages().find((each) => each !== page) as Page;
    await window().waitForURL('**/login.jsp**');
    await logIn(window(), 'admin');
    await window().getByRole('button', { name: 'Allow' }).click();
    const code = await window().locator('code').textContent();
    await page.getByText('The window shows a code?').click();
    await page.getByLabel('Code from the window').fill(code ?? '');
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await context.close();
  }, 60_000);
});

describe('the page inside a Jira whose host does not lead to Rollcall', () => {
  async function openInJira(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${rig.jira.baseUrl}/secure/admin/Rollcall.jspa`);
    await logIn(page, 'admin');
    return page;
  }

  it('asks an administrator once where Rollcall is, and signs in through a window', async () => {
    const context = await open();
    const page = await openInJira(context);
    await page.getByLabel('Address of Rollcall').fill('rollcall.example');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Enter an address that begins with https://').waitFor();
    await page.getByLabel('Address of Rollcall').fill(rig.address);
    await page.getByRole('button', { name: 'Save' }).click();
    const popup = await pressSignIn(page);
    await popup.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await context.close();
  }, 60_000);

  it('knows it for the next one, who sees progress live across the hosts', async () => {
    const context = await open();
    const page = await openInJira(context);
    const popup = await pressSignIn(page);
    await popup.getByRole('button', { name: 'Allow' }).click();
    const events = page.waitForResponse((response) => response.url().endsWith('/api/v1/events'));
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    expect((await events).status()).toBe(200);
    await page.getByRole('button', { name: 'Sync now: Okta' }).click();
    await page.getByRole('progressbar', { name: 'Progress of Okta' }).waitFor();
    await context.close();
  }, 60_000);
});
