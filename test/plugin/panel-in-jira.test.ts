/** The finished jar in the stand-in Jira, looked at by a real browser, with a real backend behind the reverse proxy. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createApi } from '../../backend/api/create-api';
import { readJar } from '../../plugin-descriptor/read/read-jar';
import { openBrowser } from '../e2e/browser';
import { type Rig, startRig } from '../rig/rig';
import { sampleCompany } from '../sources/company/sample-company';
import { builtJar } from './built-jar';
import { root } from './small-jar';

jest.setTimeout(180_000);

const PAGE = '/secure/admin/Rollcall.jspa';
const screenshots = join(root, 'build/screenshots');

let jar: string;
let browser: Browser;
beforeAll(async () => {
  jar = builtJar();
  browser = await openBrowser();
  await mkdir(screenshots, { recursive: true });
});
afterAll(async () => {
  await browser.close();
});

describe.each([
  { name: 'light', version: '10.3', theme: 'light', contextPath: '/jira' },
  { name: 'dark', version: '11', theme: 'dark', contextPath: '/jira' },
  { name: 'original', version: '9', theme: 'light', contextPath: '' },
] as const)('the panel in Jira $version, $name, at "$contextPath"', ({ name, version, theme, contextPath }) => {
  let rig: Rig;
  let server: Server;
  const complaints: string[] = [];
  const hosts = new Set<string>();

  beforeAll(async () => {
    rig = await startRig({ company: sampleCompany(), jira: { version, theme, contextPath, users: 20, plugins: [jar] } });
    await rig.sync();
    // The backend knows Jira by this address; the browser has to be at the same one for the exchange of the session.
    rig.jira.site.baseUrl = rig.jira.loopbackUrl;
    server = createServer(createApi({ installation: rig.installation, onConfigurationChange: async () => undefined })).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    rig.jira.settings.backend = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rig.close();
  });

  async function openAsAdmin(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    const page = await context.newPage();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    await page.goto(`${rig.jira.loopbackUrl}${PAGE}`);
    await page.fill('[name=os_username]', 'admin');
    await page.fill('[name=os_password]', 'admin');
    await page.click('[name=login]');
    return page;
  }

  it('is reached by logging in, shows its pages inside the administration, and leaves the rest of Jira alone', async () => {
    const page = await openAsAdmin();
    const rootElement = page.locator('.aui-page-panel-content #rollcall');
    await rootElement.locator('> *').first().waitFor();
    expect(page.url()).toBe(`${rig.jira.loopbackUrl}${PAGE}`);
    expect(await rootElement.getAttribute('data-base-path')).toBe(`${contextPath}/rollcall/api/v1`);
    expect(await page.locator('.aui-nav-selected #rollcall-admin-link').textContent()).toBe('Rollcall');

    await page.locator('#rollcall main article').first().waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(screenshots, `in-jira-${name}.png`) });
    await page.evaluate(() => {
      location.hash = '/history';
    });
    await page.locator('#rollcall main tbody tr').first().waitFor();
    await page.screenshot({ path: join(screenshots, `in-jira-history-${name}.png`) });

    const look = await page.evaluate(() => ({
      theme: document.documentElement.dataset.theme ?? null,
      mode: document.documentElement.dataset.colorMode ?? null,
      themeSheets: document.querySelectorAll('style[data-theme]').length,
    }));
    const themed = name !== 'original';
    expect(look).toEqual({ theme: themed ? 'dark:dark light:light' : null, mode: themed ? theme : null, themeSheets: 0 });
    await page.context().close();
  });

  it('knows where Jira has what it loads later', async () => {
    const page = await openAsAdmin();
    await page.locator('#rollcall main article').first().waitFor();
    const publicPath = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          // The bundler's own way in: a chunk without modules that is handed the loader.
          const chunks = Reflect.get(window, 'webpackChunk_org_rollcall_jira') as unknown[];
          chunks.push([['probe'], {}, (loader: { readonly p: string }) => resolve(loader.p)]);
        }),
    );
    const parts = readJar(readFileSync(jar)).entries.flatMap(({ path }) => /^panel\/(part\..+\.(?:js|css))$/.exec(path)?.[1] ?? []);
    for (const part of parts)
      expect([part, (await page.request.get(`${new URL(page.url()).origin}${publicPath}${part}`)).status()]).toEqual([part, 200]);
    await page.context().close();
  });

  it('complains of nothing and asks no other host', () => {
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([new URL(rig.jira.loopbackUrl).host]);
  });
});
