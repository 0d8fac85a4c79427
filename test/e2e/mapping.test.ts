/** The mapping page in a real browser: what is typed is seen on real people, saved, and arrives in Jira. */
import type { Page } from 'playwright-core';
import { createApiTokens } from '../../backend/security/api-tokens';
import { sampleCompany } from '../sources/company/sample-company';
import { seriousFindings } from './accessibility';
import { eventually, expectSoon } from './eventually';
import { type PanelRig, startPanelRig } from './panel-rig';

let rig: PanelRig;
beforeAll(async () => {
  rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20 } });
}, 120_000);
afterAll(() => rig.close());

const openMapping = async (options = {}) => {
  const page = await rig.open('/connectors/okta/mapping', options);
  await page.getByLabel('User name, source 1', { exact: true }).waitFor();
  return page;
};
const preview = (page: Page) => page.getByRole('region', { name: 'What would change' });
const saved = async () => (await rig.installation.store.connectors.get('okta'))?.value.rules;

describe('the mapping page', () => {
  it('reads people before the first sync without writing anything, and follows the first sync', async () => {
    const page = await openMapping();
    await preview(page).getByText('Nobody has been read yet').waitFor();
    await preview(page).getByRole('button', { name: 'Read people now' }).click();
    await preview(page)
      .getByText(/The next sync would change \d+ of \d+ people/)
      .waitFor({ timeout: 30_000 });
    await preview(page)
      .getByText(/Before the first sync everybody looks new/)
      .waitFor();
    expect(rig.takeWrites()).toBe(0);
    expect(await rig.installation.store.snapshots.summary('okta')).toBeNull();
    expect((await rig.sync()).state).toBe('done');
    await preview(page)
      .getByText(/Nothing would change for the \d+ people read/)
      .waitFor({ timeout: 30_000 });
    await page.context().close();
  }, 120_000);

  it('shows what an edit changes while it is typed; saved and synced, the change arrives', async () => {
    const page = await openMapping();
    const [someone] = [...rig.company.people.values()].filter(({ state }) => state === 'active');
    if (!someone) throw new Error('Nobody is there.');
    await page.getByRole('button', { name: 'Add attribute' }).click();
    await page.getByLabel('Name of the property').fill('nick');
    await preview(page).getByText('1 unfinished entry is left out of the preview.').waitFor();
    await page.getByLabel('Kind of nick, source 1').selectOption('template');
    await page.getByLabel('nick, source 1', { exact: true }).pressSequentially('${profile.lastName} of the team');
    await preview(page).getByLabel('Find a person').fill(someone.login);
    const card = preview(page).getByRole('listitem').first();
    await card.getByText(`${someone.lastName} of the team`, { exact: true }).waitFor();
    await preview(page)
      .getByText(/The next sync would change \d+ of \d+ people/)
      .waitFor();
    // A mistake is said where it is, and the preview goes on once it is mended.
    await page.getByLabel('nick, source 1', { exact: true }).fill('${profile.lastName');
    await page
      .getByRole('row', { name: /nick/ })
      .getByText(/no closing brace/)
      .waitFor();
    await page.getByLabel('nick, source 1', { exact: true }).fill('${profile.lastName} of the house');
    await card.getByText(`${someone.lastName} of the house`, { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('navigation', { name: 'Rollcall' }).getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Sync now: Okta' }).click();
    const link = [...(await rig.installation.store.links.all('okta')).values()].find(({ applied }) => applied.email === someone.mail);
    const arrived = await eventually(
      async () => (await rig.installation.store.links.get('okta', link?.sourceId ?? ''))?.applied.properties.nick,
      (value) => value !== undefined,
      30_000,
    );
    expect(arrived).toBe(`${someone.lastName} of the house`);
    await page.goto(`${rig.address}#/connectors/okta/mapping`);
    await page.context().close();
  }, 120_000);

  it('tries group rules on the names of the source, and says which collide', async () => {
    const page = await openMapping();
    const groups = [...rig.company.groups.values()].map(({ name }) => name);
    const [first, second] = groups;
    if (!first || !second) throw new Error('There are no groups.');
    await page.getByRole('button', { name: 'Add rename' }).click();
    await page.getByLabel('Rename 1: regular expression').fill(`^${first}$`);
    await page.getByLabel('Rename 1: becomes').fill(second);
    await page.getByLabel('Name of a group at the source').fill(first);
    await page.getByText(`"${first}" collides as "${second}"`, { exact: false }).waitFor();
    await page.getByText(/\d+ groups collide/).waitFor();
    await page.getByLabel('Rename 1: becomes').fill('brand-new');
    await page.getByText(`"${first}" becomes "brand-new" in Jira.`).waitFor();
    await page.getByLabel('Name of a group at the source').fill('no such group');
    await page.getByText('"no such group" becomes "no such group" in Jira.').waitFor();
    await page.getByLabel('Rename 1: regular expression').fill('(');
    await page.getByRole('group', { name: 'Rename' }).getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Undo changes' }).click();
    await page.context().close();
  }, 120_000);

  it('loses nothing when one tab changes the groups and another the attributes', async () => {
    const [mine, theirs] = [await openMapping(), await openMapping()];
    await theirs.getByLabel('But not these').fill('Everyone\nsecret-*');
    await theirs.getByRole('button', { name: 'Save', exact: true }).click();
    await theirs.getByText('Saved', { exact: true }).waitFor();
    await mine.getByLabel('Mail address, source 1', { exact: true }).fill('profile.secondEmail');
    await mine.getByRole('button', { name: 'Save', exact: true }).click();
    await mine.getByText('Somebody else saved this meanwhile').waitFor();
    expect((await saved())?.groups.exclude).toEqual(['Everyone', 'secret-*']);
    await mine.getByRole('button', { name: 'Save mine over it' }).click();
    await mine.getByText('Saved', { exact: true }).waitFor();
    expect((await saved())?.groups.exclude).toEqual(['Everyone', 'secret-*']);
    expect(JSON.stringify((await saved())?.mapping)).toContain('profile.secondEmail');
    await expectSoon(() => mine.getByLabel('But not these').inputValue(), 'Everyone\nsecret-*');

    // The same field in both: the later one is asked, and may load what is there.
    await theirs.getByLabel('But not these').fill('mine-alone');
    await theirs.getByRole('button', { name: 'Save', exact: true }).click();
    await theirs.getByRole('button', { name: 'Discard mine and load theirs' }).click();
    await eventually(
      () => theirs.getByLabel('Mail address, source 1', { exact: true }).inputValue(),
      (value) => value === 'profile.secondEmail',
    );
    await expectSoon(() => theirs.getByLabel('But not these').inputValue(), 'Everyone\nsecret-*');
    expect((await saved())?.groups.exclude).toEqual(['Everyone', 'secret-*']);
    for (const page of [mine, theirs]) await page.context().close();
  }, 120_000);

  it('asks before unsaved rules are left', async () => {
    const page = await openMapping();
    await page.getByLabel('Put before every name').fill('x-');
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('dialog').getByText('Leave without saving?').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expectSoon(() => page.getByLabel('Put before every name').inputValue(), 'x-');
    await page.getByRole('button', { name: 'Undo changes' }).click();
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('shows the rules to who may only look, without a way to change them', async () => {
    const tokens = createApiTokens({ tokens: rig.installation.store.tokens });
    const { token } = await tokens.issue({ name: 'help desk', role: 'read-only', expiresAt: new Date(Date.now() + 600_000).toISOString() });
    const page = await (await rig.browser.newContext({ locale: 'en-GB' })).newPage();
    await page.goto(`${rig.address}#/connectors/okta/mapping`);
    await page.getByLabel('API token').fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(/You may look at these rules/).waitFor();
    await expectSoon(() => page.getByLabel('User name, source 1', { exact: true }).isDisabled(), true);
    await expectSoon(() => page.getByLabel('But not these').isDisabled(), true);
    expect(await page.locator('main form button').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 1024],
  ] as const)(
    'has no serious finding of axe in %s at %i pixels, and fits',
    async (colorScheme, width) => {
      const page = await openMapping({ colorScheme, viewport: { width, height: 800 } });
      await preview(page).getByRole('listitem').first().waitFor();
      await page.getByRole('button', { name: 'Add rename' }).click();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      const box = async (selector: string) => (await page.locator(selector).first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      const [form, beside] = [await box('form'), await box('aside')];
      // Beside the form where there is room, at its foot where there is not.
      if (width > 1024) expect(beside.x).toBeGreaterThan(form.x + form.width);
      else {
        expect(beside.x).toBe(form.x);
        // It stays in sight while one types, and comes below the form at its end.
        expect(beside.y + beside.height).toBeLessThanOrEqual(800);
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        const [formAtEnd, besideAtEnd] = [await box('form'), await box('aside')];
        expect(besideAtEnd.y).toBeGreaterThan(formAtEnd.y + formAtEnd.height);
      }
      await page.context().close();
    },
    60_000,
  );

  it('asks no other host and complains of nothing', () => {
    expect(rig.foreign).toEqual([]);
    expect(rig.complaints.filter((line) => !/status of (400|404|409)/.test(line))).toEqual([]);
  });
});
