/** The whole panel without a mouse: every tab, every control has a name and can be seen, a form, a dialog that gives the focus back. */
import type { Page } from 'playwright-core';
import { sampleCompany } from '../sources/company/sample-company';
import { type PanelRig, startPanelRig } from './panel-rig';

let rig: PanelRig;
beforeAll(async () => {
  rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20 } });
  await rig.sync();
}, 180_000);
afterAll(() => rig.close());

interface Focused {
  readonly tag: string;
  readonly name: string;
  readonly isVisible: boolean;
  readonly isMarked: boolean;
}

/** What has the focus, as somebody at a keyboard or with a screen reader would learn it. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(async () => {
    // The mark of the focus may fade in.
    await new Promise((resolve) => setTimeout(resolve, 60));
    const element = document.activeElement as HTMLElement;
    const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent ?? '');
    const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
    const name = [element.getAttribute('aria-label') ?? '', ...labels, ...by, element.textContent ?? '', element.title].find((text) =>
      text.trim(),
    );
    const box = element.getBoundingClientRect();
    const look = (each: Element | null) => {
      if (each === null) return '';
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(each);
      return [outlineStyle === 'none' ? '' : outlineWidth, boxShadow, borderColor].join();
    };
    const around = [element, element.parentElement, element.nextElementSibling];
    const marked = around.map(look).join();
    element.blur();
    await new Promise((resolve) => setTimeout(resolve, 120));
    const unmarked = around.map(look).join();
    element.focus({ preventScroll: true });
    return {
      tag: element.tagName.toLowerCase(),
      name: name?.trim() ?? '',
      isVisible: box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0,
      isMarked: marked !== unmarked,
    };
  });

/** Presses Tab until the control of this name has the focus. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement;
      return [element.getAttribute('aria-label'), ...[...(element.labels ?? [])].map((label) => label.textContent), element.textContent];
    });
    if (found.some((text) => (typeof name === 'string' ? text?.trim() === name : name.test(text ?? '')))) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

const tabs = ['Overview', 'People', 'History', 'Schedule', 'Settings', 'API tokens', 'Audit', 'Backup'];

describe('the panel without a mouse', () => {
  it('is signed in to by keyboard', async () => {
    const page = await rig.browser.newPage({ locale: 'en-GB' });
    await page.goto(rig.address);
    await page.getByLabel('API token').waitFor();
    await tabTo(page, 'API token');
    await page.keyboard.type(rig.token);
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Okta' }).waitFor();
    await page.close();
  }, 60_000);

  it.each(tabs)(
    'reaches %s and each control there, which has a name and shows the focus',
    async (tab) => {
      const page = await rig.open(tab === 'Overview' ? '/history' : '/');
      await page.locator('main h1').first().waitFor();
      await tabTo(page, tab);
      await page.keyboard.press('Enter');
      await page.locator('.rollcall-tabs .is-current', { hasText: tab }).waitFor();
      await page.locator('main h1').first().waitFor();
      await page.locator('main :is(a, button, input, select, textarea)').first().waitFor();
      const faults: Focused[] = [];
      let seen = 0;
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        const place = await page.evaluate(() =>
          document.activeElement?.closest('main') ? 'page' : document.activeElement?.closest('nav') ? 'tabs' : 'out',
        );
        if (place === 'out') break;
        if (place === 'tabs') continue;
        seen++;
        const control = await focused(page);
        if (control.name === '' || !control.isVisible || !control.isMarked) faults.push(control);
      }
      expect(faults).toEqual([]);
      expect(seen).toBeGreaterThan(0);
      await page.context().close();
    },
    120_000,
  );

  it('fills in and saves a form', async () => {
    const page = await rig.open('/settings');
    await page.getByLabel('Jira groups that may look and change nothing').waitFor();
    await tabTo(page, 'Jira groups that may look and change nothing');
    await page.keyboard.type('help-desk');
    await tabTo(page, 'Save');
    await page.keyboard.press('Enter');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.context().close();
  }, 60_000);

  it('holds the focus inside a dialog and gives it back', async () => {
    const page = await rig.open('/tokens');
    await page
      .getByRole('button', { name: /Revoke/ })
      .first()
      .waitFor();
    await tabTo(page, /Revoke/);
    const before = await focused(page);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement !== document.body);
    expect((await focused(page)).name).toBe(before.name);
    await page.context().close();
  }, 60_000);
});
