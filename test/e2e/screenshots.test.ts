/** Every page in light and dark as pictures in build/screenshots, checked for accessibility on the way. */
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { connectorTypes } from '../../backend/connectors/registry';
import { sampleCompany } from '../sources/company/sample-company';
import { seriousFindings } from './accessibility';
import { type PanelRig, startPanelRig } from './panel-rig';

const folder = resolve(__dirname, '../../build/screenshots');

let rig: PanelRig;
let pages: readonly (readonly [name: string, route: string, isThere: string])[];
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  rig = await startPanelRig({
    company: sampleCompany(),
    jira: { users: 20 },
    rules: { brakes: { deactivations: { count: 3 } } },
  });
  const first = await rig.sync();
  const people = [...rig.company.people.values()].filter(({ state }) => state === 'active');
  for (const person of people.slice(0, 6)) rig.company.leave(person.id);
  const held = await rig.sync();
  const preview = await rig.sync({ kind: 'simulation' });
  const [someone] = (await rig.installation.store.journal.list(held.id, { limit: 1 })).items;
  const person = someone && 'person' in someone.operation ? someone.operation.person : null;
  pages = [
    ['overview', '/', 'article'],
    ['history', '/history', 'tbody tr'],
    ['run', `/runs/${first.id}`, 'tbody tr'],
    ['run-held', `/runs/${held.id}`, 'tbody tr'],
    ['preview', `/runs/${preview.id}/preview`, 'details tbody tr'],
    ['people', '/people', 'tbody tr'],
    ['person', `/connectors/okta/people/${person?.sourceId}`, 'tbody tr'],
    ['connector-types', '/connectors/new', 'article'],
    ...[...connectorTypes.keys()].map((type) => [`connector-new-${type}`, `/connectors/new/${type}`, 'form'] as const),
    ['connector', '/connectors/okta', 'form'],
    ['setup', '/connectors/okta/setup', 'form'],
    ['setup-connection', '/connectors/okta/setup/connection', 'form'],
    ['setup-scope', '/connectors/okta/setup/scope', 'aside ul'],
    ['setup-mapping', '/connectors/okta/setup/mapping', 'tbody tr'],
    ['setup-preview', '/connectors/okta/setup/preview', 'dl'],
    ['setup-finish', '/connectors/okta/setup/finish', 'form'],
    ['schedule', '/schedule', 'tbody tr'],
    ['mapping', '/connectors/okta/mapping', 'tbody tr'],
    ['settings', '/settings', 'form'],
    ['tokens', '/tokens', 'tbody tr'],
    ['audit', '/audit', 'tbody tr'],
    ['backup', '/backup', 'textarea'],
  ];
}, 120_000);
afterAll(() => rig.close());

async function look(page: Page, name: string, route: string, isThere: string): Promise<string[]> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, route);
  await page.locator(`main ${isThere}`).first().waitFor();
  await page.waitForTimeout(250);
  await page.screenshot({
    path: join(folder, `${name}.png`),
    fullPage: true,
    style: '.rollcall-save-bar, .rollcall-mapping-beside { position: static !important }',
  });
  return (await seriousFindings(page)).map((finding) => `${name}: ${finding}`);
}

/** The pages as the panel has them, `/runs/:run` among them. */
async function readRoutes(): Promise<readonly string[]> {
  const table = await readFile(resolve(__dirname, '../../frontend/routes.tsx'), 'utf8');
  return [...table.matchAll(/path: '(\/[^']*)'/g)].map(([, path = '']) => path);
}

it('looks at every page there is', async () => {
  const routes = await readRoutes();
  expect(routes.length).toBeGreaterThan(10);
  const isSeen = (route: string) => {
    const form = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
    return pages.some(([, address]) => form.test(address));
  };
  expect(routes.filter((route) => !isSeen(route))).toEqual([]);
});

describe.each(['light', 'dark'] as const)('every page in %s', (colorScheme) => {
  it('has no serious finding of axe, fits 1024 pixels and asks no other host', async () => {
    const page = await rig.open('/', { colorScheme, viewport: { width: 1024, height: 768 } });
    const findings: string[] = [];
    for (const [name, route, isThere] of pages) {
      findings.push(...(await look(page, `${name}-${colorScheme}`, route, isThere)));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) findings.push(`${name}: ${overflow} pixels too wide`);
    }
    await page.context().close();
    expect(findings).toEqual([]);
    expect(rig.foreign).toEqual([]);
    expect(rig.complaints).toEqual([]);
  }, 180_000);

  it('shows the sign-in', async () => {
    const context = await rig.browser.newContext({ colorScheme, viewport: { width: 1024, height: 768 } });
    const page = await context.newPage();
    await page.goto(rig.address);
    await page.locator('input[type=password]').waitFor();
    await page.screenshot({ path: join(folder, `sign-in-${colorScheme}.png`) });
    expect(await seriousFindings(page)).toEqual([]);
    await context.close();
  }, 60_000);
});

it('speaks German to a German browser', async () => {
  const page = await rig.open('/', { locale: 'de-DE', viewport: { width: 1024, height: 768 } });
  await page.getByRole('button', { name: 'Jetzt abgleichen: Okta' }).waitFor();
  await page.screenshot({ path: join(folder, 'overview-german.png'), fullPage: true });
  await page.context().close();
}, 60_000);
