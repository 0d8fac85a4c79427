/** What a newcomer meets after `npm start`: everything there already, and a first sync by pressing only. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { expectSoon } from './eventually';

const root = resolve(__dirname, '../..');
const startLimitMs = 240_000;
const newcomerLimitMs = 120_000;

interface TryOut {
  /** The address of the panel in Jira, as printed. */
  readonly address: string;
  readonly said: string;
  stop(): Promise<void>;
}

let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-try-out-'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

async function startTryOut(): Promise<TryOut> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'test/playground/start.ts'], {
    cwd: root,
    env: { ...process.env, ROLLCALL_TRY_OUT_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  let said = '';
  const ready = new Promise<string>((found) => {
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      const address = /Rollcall in Jira\s+(\S+)/.exec(said)?.[1];
      if (address && said.includes('Stop with Ctrl+C')) found(address);
    });
    child.stderr?.on('data', (chunk) => {
      said += String(chunk);
    });
  });
  const failed = gone.then(() => {
    throw new Error(`The try-out ended: ${said}`);
  });
  failed.catch(() => undefined);
  const address = await Promise.race([ready, failed]);
  return {
    address,
    said,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name }).click({ timeout: 30_000 });
}

/** Pages with what shows that they have something to show. */
const filled = [
  ['/', 'article >> nth=1'],
  ['/people', 'tbody tr >> nth=3'],
  ['/history', 'tbody tr >> nth=5'],
  ['/schedule', 'text=Okta (sample company)'],
  ['/settings', 'text=Chat room of the Jira team'],
  ['/tokens', 'text=weekly report'],
  ['/audit', 'tbody tr >> nth=5'],
  ['/backup', 'button >> nth=0'],
  ['/connectors/okta', 'form'],
  ['/connectors/okta/mapping', 'tbody tr >> nth=3'],
] as const;

it(
  'brings a newcomer to a finished first sync within two minutes by pressing only, and has data on every page',
  async () => {
    const tryOut = await startTryOut();
    try {
      expect(tryOut.said).toMatch(/API token {9}\S+admin-token/);
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      const begin = Date.now();
      await page.goto(tryOut.address);
      await page.getByRole('button', { name: 'Log In' }).click();
      await page.getByRole('link', { name: /^Continue set-up/ }).click();
      for (const step of ['connection', 'scope', 'mapping', 'preview']) {
        await page.waitForURL(`**/setup/${step}`, { timeout: 30_000 });
        await press(page, 'Continue');
      }
      await press(page, 'Save and sync now');
      const card = page.locator('article', { hasText: 'subsidiary' });
      await card.getByText('40', { exact: true }).waitFor({ timeout: 60_000 });
      await card.getByText('Done').waitFor({ timeout: 60_000 });
      expect(Date.now() - begin).toBeLessThan(newcomerLimitMs);

      for (const [route, something] of filled) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, route);
        await page.locator(`main >> ${something}`).first().waitFor({ timeout: 30_000 });
      }
      await context.close();
    } finally {
      await tryOut.stop();
    }
  },
  startLimitMs + newcomerLimitMs,
);

it(
  'starts anew when it is started again',
  async () => {
    const tryOut = await startTryOut();
    try {
      const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
      await page.goto(`${tryOut.address}#/history`);
      await page.getByRole('button', { name: 'Log In' }).click();
      await page.goto(`${tryOut.address}#/history`);
      await page.locator('main tbody tr').first().waitFor({ timeout: 30_000 });
      await expectSoon(() => page.locator('main tbody tr').count(), 6);
      await page.context().close();
    } finally {
      await tryOut.stop();
    }
  },
  startLimitMs,
);
