/** The journeys of somebody who looks after people: find one, see why, mend it; search history and audit; restore; hand out tokens. */
import type { Page } from 'playwright-core';
import { createApiTokens } from '../../backend/security/api-tokens';
import { sampleCompany } from '../sources/company/sample-company';
import { seriousFindings } from './accessibility';
import { eventually, expectSoon } from './eventually';
import { type PanelRig, startPanelRig } from './panel-rig';

let rig: PanelRig;
beforeAll(async () => {
  rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20 } });
  await rig.sync();
  await rig.sync({ kind: 'person', person: 'anna.brown@example.com' });
}, 120_000);
afterAll(() => rig.close());
afterEach(() => {
  expect(rig.foreign).toEqual([]);
  expect(rig.complaints.splice(0).filter((complaint) => !complaint.includes('409'))).toEqual([]);
});

async function findPerson(page: Page, words: string): Promise<void> {
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByLabel('Name, user name, e-mail address or id').fill(words);
}

async function openAsReader(route: string): Promise<Page> {
  const tokens = createApiTokens({ tokens: rig.installation.store.tokens });
  const { token } = await tokens.issue({ name: 'help desk', role: 'read-only', expiresAt: null });
  const page = await (await rig.browser.newContext({ locale: 'en-GB' })).newPage();
  await page.goto(`${rig.address}#${route}`);
  await page.locator('input[type=password]').fill(token);
  await page.locator('button[type=submit]').click();
  await page.locator('nav.rollcall-tabs').waitFor();
  return page;
}

describe('one person', () => {
  it('is found, explained, and synced with the result on the spot', async () => {
    const wei = [...rig.company.people.values()].find(({ login }) => login.startsWith('li.wei'));
    if (!wei) throw new Error('Li Wei has left the sample company.');
    rig.company.rename(wei.id, { login: wei.login, displayName: 'Li Wei-Sanders' });
    const page = await rig.open();
    await findPerson(page, 'LI.WEI@');
    const table = page.getByRole('table', { name: 'People' });
    const found = () => table.locator('tbody tr').count();
    expect(await eventually(found, (count) => count === 1)).toBe(1);
    await page.getByText('1 person', { exact: true }).waitFor();
    await table.getByRole('link').press('Enter');

    await page.getByText('The rules of Okta keep this person in Jira.').waitFor();
    const account = page.getByRole('table', { name: 'Account' });
    await account.getByRole('row', { name: /User name li\.wei li\.wei li\.wei/ }).waitFor();
    await page
      .getByRole('table', { name: 'Groups given by Rollcall' })
      .getByText(/^Source group /)
      .first()
      .waitFor();
    await page.locator('summary', { hasText: 'attributes' }).press('Enter');
    await page.getByRole('table', { name: 'Record of the source' }).getByText('profile.login').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Sync this person' }).press('Enter');
    const result = page.getByRole('status').filter({ hasText: 'Result of the sync' });
    await result.getByText('Li Wei-Sanders').waitFor({ timeout: 30_000 });
    await page.getByRole('heading', { name: 'Li Wei-Sanders' }).waitFor();
    await page.getByRole('table', { name: 'Past operations' }).getByText('Li Wei-Sanders').waitFor();
    expect(rig.jira.state.user('li.wei').displayName).toBe('Li Wei-Sanders');

    const past = page.getByRole('table', { name: 'Past operations' });
    await past.getByRole('link').last().click();
    await page.getByText('Only the operations of one person are shown.').waitFor();
    const people = page.getByRole('table', { name: 'Operations' }).locator('tbody td:nth-child(2)');
    const shown = async () => [...new Set(await people.allInnerTexts())];
    expect(await eventually(shown, (names) => names.length > 0)).toEqual(['li.wei']);
    await page.getByText('First change sent to Jira').waitFor();
    await page.context().close();
  }, 90_000);

  it('is only looked at by the help desk', async () => {
    const page = await openAsReader('/people');
    await page.getByRole('table', { name: 'People' }).getByRole('link').first().click();
    await page.getByRole('table', { name: 'Account' }).waitFor();
    await eventually(
      () => page.getByRole('link', { name: 'Audit' }).count(),
      (count) => count === 0,
    );
    expect(await page.getByRole('button', { name: 'Sync this person' }).count()).toBe(0);
    for (const name of ['Audit', 'Backup', 'API tokens']) expect(await page.getByRole('link', { name }).count()).toBe(0);
    await page.evaluate(() => {
      location.hash = '/backup';
    });
    await page.getByText('Only for administrators').waitFor();
    await page.context().close();
  }, 60_000);
});

describe('history and audit', () => {
  it('are searched in the server', async () => {
    const page = await rig.open('/history');
    const history = page.getByRole('table', { name: 'History' });
    await history.getByRole('link').first().waitFor();
    await page.getByLabel('Kind', { exact: true }).selectOption('person');
    const kinds = async () => [...new Set(await history.locator('tbody td:nth-child(3)').allInnerTexts())];
    const onlyPeople = (shown: readonly string[]) => shown.length > 0 && shown.every((kind) => kind.startsWith('One person'));
    expect(await eventually(kinds, onlyPeople)).toContain('One person\nanna.brown@example.com');
    await page.getByLabel('Started or approved by').fill('nobody at all');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await history.getByText('Full').waitFor();
    await page.getByLabel('To', { exact: true }).fill('2020-01-01');
    await page.getByText('Nothing matches').waitFor();

    await page.getByRole('link', { name: 'Audit' }).click();
    const audit = page.getByRole('table', { name: 'Audit' });
    await page.getByLabel('What', { exact: true }).selectOption('run.start');
    const actions = async () => [...new Set(await audit.locator('tbody td:nth-child(3)').allInnerTexts())];
    expect(await eventually(actions, (shown) => shown.length === 1 && shown[0] === 'Run started')).toEqual(['Run started']);
    await page.context().close();
  }, 60_000);
});

describe('a backup', () => {
  it('is compared before it is taken over, and never over what somebody changed meanwhile', async () => {
    const yaml = (await rig.installation.configuration.exportFile())
      .replace('name: Okta', 'name: Okta of the branch')
      .replace('runDays: 90', 'runDays: 60');
    const page = await rig.open('/backup');
    await page.getByLabel('rollcall.yaml', { exact: true }).fill(yaml);
    const apply = page.getByRole('button', { name: 'Import', exact: true });
    await expectSoon(() => apply.isDisabled(), true);
    await page.getByRole('button', { name: 'Show what would change' }).press('Enter');
    await page
      .getByRole('table', { name: 'Settings' })
      .getByRole('row', { name: /retention\.runDays Changed 90 60/ })
      .waitFor();
    await page
      .getByRole('table', { name: 'Okta of the branch' })
      .getByRole('row', { name: /name Changed Okta Okta of the branch/ })
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    const { value, version } = await rig.installation.store.settings.get();
    await rig.installation.configuration.saveRetention({ ...value.retention, auditDays: 400 }, version, 'somebody else');
    await apply.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Import' }).press('Enter');
    await page.getByText('Somebody changed the configuration meanwhile').waitFor();
    expect((await rig.installation.store.connectors.get('okta'))?.value.name).toBe('Okta');

    await page.getByRole('button', { name: 'Compare again' }).click();
    await page.getByRole('row', { name: /retention\.auditDays Changed 400 365/ }).waitFor();
    await apply.click();
    await dialog.getByRole('button', { name: 'Import' }).press('Enter');
    await page.getByText('Changed: okta').waitFor();
    expect((await rig.installation.store.connectors.get('okta'))?.value.name).toBe('Okta of the branch');
    await page.context().close();
  }, 90_000);

  it('names the secret that is missing', async () => {
    const yaml = (await rig.installation.configuration.exportFile()).replace('id: okta', 'id: second');
    const page = await rig.open('/backup');
    await page.getByLabel('rollcall.yaml', { exact: true }).fill(yaml);
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByRole('listitem').filter({ hasText: 'apiToken Missing: write it into the file' }).waitFor();
    await expectSoon(() => page.getByRole('button', { name: 'Import', exact: true }).isDisabled(), true);
    await page.context().close();
  }, 60_000);
});

describe('an API token', () => {
  it('is made for what it may do, shown once, and may do no more', async () => {
    const page = await rig.open('/tokens');
    await page.getByRole('button', { name: 'Create token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Name/).fill('nightly sync');
    await dialog.getByLabel('Read', { exact: true }).uncheck();
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.getByText('Choose at least one.').waitFor();
    await dialog.getByLabel('Run', { exact: true }).press('Space');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    const token = await dialog.locator('.rollcall-secret').innerText();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('row', { name: /nightly sync Run/ }).waitFor();
    const ask = (path: string, method: string) =>
      fetch(`${rig.address}api/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(method === 'POST' ? { body: '{"kind":"simulation"}' } : {}),
      });
    expect((await ask('/connectors/okta/runs', 'POST')).status).toBe(202);
    expect((await ask('/runs', 'GET')).status).toBe(403);
    await page.context().close();
  }, 60_000);
});
