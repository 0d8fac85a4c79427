/** The page inside Jira when a session ends, when somebody may not, and when a side is down. */
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { builtJar } from '../plugin/built-jar';
import { sampleCompany } from '../sources/company/sample-company';
import { expectSoon } from './eventually';
import { type PanelRig, startPanelRig } from './panel-rig';

let rig: PanelRig;
beforeAll(async () => {
  rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20, plugins: [builtJar()] } });
  rig.jira.site.baseUrl = rig.jira.loopbackUrl;
  rig.jira.settings.backend = new URL(rig.address).origin;
  rig.jira.state.addUsers([
    { name: 'second', email: 'second@example.com', password: 'second' },
    { name: 'plain', email: 'plain@example.com', password: 'plain' },
  ]);
  rig.jira.state.addGroup('jira-administrators', ['second']);
}, 180_000);
afterAll(() => rig.close());

const groups = (page: Page) => page.getByLabel('Jira groups that may look and change nothing');

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${rig.jira.loopbackUrl}/secure/admin/Rollcall.jspa`);
  await page.fill('[name=os_username]', name);
  await page.fill('[name=os_password]', name);
  await page.click('[name=login]');
}

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  /** From now on the server refuses the tokens given so far, as it does after ten minutes. */
  endTokens(): void;
}

async function openAs(name: string, route = '/'): Promise<Opened> {
  const context = await rig.browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const given = new Set<string>();
  let isOver = false;
  await page.route('**/rollcall/api/v1/**', (asked) => {
    const { authorization } = asked.request().headers();
    if (!isOver && authorization) given.add(authorization);
    if (!isOver || !authorization || !given.has(authorization)) return asked.fallback();
    return asked.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: '{"title":"This needs a valid token.","status":401}',
    });
  });
  await signIn(page, name);
  await page.locator('nav.rollcall-tabs').waitFor();
  await page.goto(`${rig.jira.loopbackUrl}/secure/admin/Rollcall.jspa#${route}`);
  const endTokens = () => {
    isOver = true;
  };
  return { context, page, endTokens };
}

/** Types into the form and presses Save just when nobody is signed in any more. */
async function saveAtTheEnd({ page, endTokens }: Opened, text: string): Promise<Locator> {
  await groups(page).fill(text);
  await page
    .locator('form', { has: groups(page) })
    .getByRole('button', { name: 'Save' })
    .focus();
  endTokens();
  rig.jira.site.sessions.closeAllOf(rig.jira.state.user('admin'));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await dialog.getByText('You are not signed in to Jira').waitFor();
  return dialog;
}

/** Coming back to the page is enough; where the browser of the test does not say so, the button does. */
async function comeBack(page: Page, dialog: Locator): Promise<void> {
  await page.bringToFront();
  const again = dialog.getByRole('button', { name: 'Try again' });
  await again.click({ timeout: 3_000 }).catch(() => undefined);
  await dialog.waitFor({ state: 'detached' });
}

describe('a session that ends', () => {
  it('is renewed silently while the person is signed in to Jira', async () => {
    const { context, page, endTokens } = await openAs('admin', '/settings');
    await groups(page).waitFor();
    const renewed = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
    endTokens();
    await page.getByRole('link', { name: 'History' }).click();
    expect((await renewed).status()).toBe(201);
    await page.getByRole('heading', { name: 'History' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await context.close();
  }, 90_000);

  it('asks to sign in to Jira again, keeps what was typed, and goes on with what was pressed', async () => {
    const opened = await openAs('admin', '/settings');
    const { context, page } = opened;
    const dialog = await saveAtTheEnd(opened, 'service-desk');
    await page.keyboard.press('Escape');
    await expectSoon(() => dialog.isVisible(), true);
    const [tab] = await Promise.all([context.waitForEvent('page'), dialog.getByRole('link', { name: /Sign in to Jira/ }).click()]);
    await tab.fill('[name=os_username]', 'admin');
    await tab.fill('[name=os_password]', 'admin');
    await tab.click('[name=login]');
    await tab.locator('nav.rollcall-tabs').waitFor();
    await comeBack(page, dialog);
    await page.getByText('Saved', { exact: true }).waitFor();
    await expectSoon(() => groups(page).inputValue(), 'service-desk');
    expect((await rig.installation.store.settings.get()).value.access.readOnlyGroups).toEqual(['service-desk']);
    await context.close();
  }, 90_000);

  it('shows nothing of one person to the next who signs in to Jira', async () => {
    const opened = await openAs('admin', '/settings');
    const { context, page } = opened;
    const dialog = await saveAtTheEnd(opened, 'of-the-first');
    const tab = await context.newPage();
    await signIn(tab, 'second');
    await tab.locator('nav.rollcall-tabs').waitFor();
    await comeBack(page, dialog);
    await groups(page).waitFor();
    expect(await groups(page).inputValue()).not.toBe('of-the-first');
    expect((await rig.installation.store.settings.get()).value.access.readOnlyGroups).not.toEqual(['of-the-first']);
    await context.close();
  }, 90_000);

  it('says so when the person is no administrator any more', async () => {
    const { context, page, endTokens } = await openAs('second', '/settings');
    await groups(page).waitFor();
    const { groups: all } = rig.jira.state;
    const administrators = all.find('jira-administrators');
    if (!administrators) throw new Error('Every Jira has this group');
    all.removeMember(administrators, rig.jira.state.user('second'));
    endTokens();
    // By its address: the page may have noticed by itself, and then the dialogue lies over the links.
    await page.evaluate(() => {
      location.hash = '#/history';
    });
    await page.getByRole('dialog').getByText('Rollcall is for Jira administrators.').waitFor();
    await context.close();
  }, 90_000);
});

describe('somebody who is no administrator', () => {
  it('is asked to leave by Jira, and gets no session from Rollcall', async () => {
    const context = await rig.browser.newContext();
    const page = await context.newPage();
    await signIn(page, 'plain');
    await page.getByText('you are not permitted to perform').waitFor();
    const status = await page.evaluate(async (path) => {
      const reply = await fetch(path, { method: 'POST', headers: { 'X-Requested-With': 'XMLHttpRequest' } });
      return reply.status;
    }, `${rig.jira.site.contextPath}/rollcall/api/v1/session`);
    expect(status).toBe(403);
    await context.close();
  }, 60_000);
});

describe('a side that is down', () => {
  const broken: number[] = [];
  afterEach(() => {
    for (const rule of broken.splice(0)) rig.jira.breakModes.remove(rule);
  });

  it('is told, when it is Rollcall, and the page recovers by itself', async () => {
    const { context, page } = await openAs('admin');
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await rig.stopServer();
    await page.getByText('Rollcall does not answer', { exact: true }).waitFor({ timeout: 30_000 });
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await rig.startServer();
    await page.getByText('Rollcall does not answer', { exact: true }).waitFor({ state: 'detached', timeout: 30_000 });
    await context.close();
  }, 90_000);

  it('is told, when it is Rollcall, to somebody who opens the page', async () => {
    await rig.stopServer();
    const context = await rig.browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await signIn(page, 'admin');
    await page.getByText('Rollcall could not sign you in').waitFor();
    await rig.startServer();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await context.close();
  }, 90_000);

  it('is told, when it is Jira: the page that is open stays, a sync says what is wrong, and works afterwards', async () => {
    const { context, page } = await openAs('admin');
    const card = page.getByRole('article', { name: 'Okta' });
    await card.waitFor();
    const rule = rig.jira.breakModes.add({ route: '*/rest/*', effect: { kind: 'status', status: 503 } });
    broken.push(rule);
    await page.getByRole('button', { name: 'Sync now: Okta' }).click();
    await card.getByText('Failed').waitFor({ timeout: 60_000 });
    await card
      .getByRole('link', { name: /Failed/ })
      .or(page.getByRole('link', { name: /Failed/ }))
      .first()
      .click();
    await page.getByText('Jira is not available at the moment').waitFor();
    rig.jira.breakModes.remove(rule);
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Sync now: Okta' }).click();
    await card
      .getByText(/Done|Waits for approval/)
      .first()
      .waitFor({ timeout: 60_000 });
    await context.close();
  }, 180_000);

  it('is told, when Jira is down as the session ends, and the page goes on when Jira is back', async () => {
    const { context, page, endTokens } = await openAs('admin');
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    endTokens();
    const rule = rig.jira.breakModes.add({ route: '*/rest/*', effect: { kind: 'reset-before' } });
    broken.push(rule);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByText('Jira did not answer who is signed in.').first().waitFor({ timeout: 30_000 });
    expect(await page.getByRole('dialog').count()).toBe(0);
    rig.jira.breakModes.remove(rule);
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await groups(page).waitFor();
    await context.close();
  }, 90_000);
});
