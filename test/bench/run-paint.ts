/** When the page of a run shows its first operations, by the clock of the browser, from the begin of the navigation on. */
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser';
import { median } from './median';

export interface Paints {
  /** Seconds until the first rows of the operations are painted, the browser having been there before. The median. */
  readonly again: number;
  /** The same for a browser that has nothing of the panel or of Jira yet. The median. */
  readonly first: number;
}

const ROUNDS = 5;

/** In the page: notes when rows of operations with text were painted, the frame after the one that has them. Text, as it is sent there. */
const noteFirstRows = `(function look() {
  const cell = document.querySelector('section[aria-label=Operations] tbody tr td');
  if (cell?.textContent) requestAnimationFrame((time) => performance.mark('operations-painted', { startTime: time }));
  else requestAnimationFrame(look);
})();`;

/**
 * The person is signed in to Jira; everything else happens within the time: Jira's page, the panel's files, the exchange of Jira's
 * session for one of Rollcall's, the questions for the run and its operations, and drawing.
 */
export async function measurePaints(address: string, runId: string, operations: number): Promise<Paints> {
  const browser = await openBrowser();
  try {
    const first: number[] = [];
    const again: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const page = await openSignedIn(browser, address);
      first.push(await paintOf(page, `${address}#/runs/${runId}`, operations));
      again.push(await paintOf(page, `${address}#/runs/${runId}`, operations));
      await page.context().close();
    }
    return { first: median(first), again: median(again) };
  } finally {
    await browser.close();
  }
}

async function openSignedIn(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  const jira = address.slice(0, address.indexOf('/secure/'));
  const reply = await context.request.post(`${jira}/login.jsp`, { form: { os_username: 'admin', os_password: 'admin' } });
  if (!reply.ok()) throw new Error(`The stand-in Jira refused to sign in: ${reply.status()}`);
  const page = await context.newPage();
  await page.addInitScript({ content: noteFirstRows });
  return page;
}

async function paintOf(page: Page, address: string, operations: number): Promise<number> {
  // Another address in between: only the hash would differ, and a browser does not load a page anew for that.
  await page.goto('about:blank');
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('operations-painted').length > 0, undefined, { timeout: 60_000 });
  const count = new Intl.NumberFormat('en-GB').format(operations);
  await page.getByText(count).first().waitFor();
  return page.evaluate(() => (performance.getEntriesByName('operations-painted')[0]?.startTime ?? Number.NaN) / 1000);
}
