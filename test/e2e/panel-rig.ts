/** Everything a person meets, on loopback: stand-in Jira and Okta, a real database, the API with the built panel, a browser. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createApi } from '../../backend/api/create-api';
import { createApiTokens } from '../../backend/security/api-tokens';
import { type Rig, type RigOptions, startRig } from '../rig/rig';
import { openBrowser } from './browser';
import { builtPanel } from './built-panel';

export interface PanelRig extends Rig {
  readonly token: string;
  readonly browser: Browser;
  /** A page of its own, signed in, at a hash route. Every request to another host fails the test that asks `foreign`. */
  open(route?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Addresses of other hosts any page has asked for. */
  readonly foreign: string[];
  /** What pages wrote to the console as errors, and what they threw. */
  readonly complaints: string[];
  /** Where the panel is: `http://127.0.0.1:1234/rollcall/`. */
  readonly address: string;
  stopServer(): Promise<void>;
  /** At the same address as before. */
  startServer(): Promise<void>;
}

export async function startPanelRig(options: RigOptions): Promise<PanelRig> {
  const [rig, panel, browser] = await Promise.all([startRig(options), builtPanel(), openBrowser()]);
  const { installation } = rig;
  const app = createApi({ installation, panel, onConfigurationChange: async () => undefined, requestsPerMinute: 100_000 });
  const tokens = createApiTokens({ tokens: installation.store.tokens });
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const { token } = await tokens.issue({ name: 'end to end', role: 'administrator', expiresAt });
  let server: Server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/rollcall/`;
  const foreign: string[] = [];
  const complaints: string[] = [];

  async function listen(at: number): Promise<Server> {
    const next = createServer(app).listen(at, '127.0.0.1');
    await once(next, 'listening');
    return next;
  }

  async function stopServer(): Promise<void> {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }

  return {
    ...rig,
    token,
    browser,
    foreign,
    complaints,
    address,
    async open(route = '/', contextOptions = {}) {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...contextOptions });
      const page = await context.newPage();
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url());
        if (protocol.startsWith('http') && host !== `127.0.0.1:${port}`) foreign.push(request.url());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(`${address}#${route}`);
      await page.locator('input[type=password]').fill(token);
      await page.locator('button[type=submit]').click();
      await page.locator('nav.rollcall-tabs').waitFor();
      return page;
    },
    stopServer,
    async startServer() {
      server = await listen(port);
    },
    async close() {
      await browser.close();
      await stopServer().catch(() => undefined);
      await rig.close();
    },
  };
}
