import { sampleCompany } from '../sources/company/sample-company';
import { eventually, expectSoon } from './eventually';
import { type PanelRig, startPanelRig } from './panel-rig';

let rig: PanelRig;
afterEach(() => rig.close());

const slowJira = { users: 20, latencyMs: 100 };

describe('syncing from the panel', () => {
  it('runs the first sync with live progress, and leads to its history and operations', async () => {
    rig = await startPanelRig({ company: sampleCompany(), jira: slowJira });
    const page = await rig.open();
    const card = page.getByRole('article', { name: 'Okta' });
    await card.getByText('Never ran').waitFor();
    await card.getByRole('button', { name: 'Sync now: Okta' }).click();
    await card.getByRole('progressbar', { name: 'Progress of Okta' }).waitFor();
    await card.getByText(/Applying to Jira [\d,]+ of [\d,]+ · [\d,.]+ per second/).waitFor();
    await expectSoon(() => card.getByRole('button', { name: 'Sync now: Okta' }).isDisabled(), true);
    await card.getByText(/^[\d,]+ applied/).waitFor({ timeout: 60_000 });

    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('table', { name: 'History' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: /^Run of Okta/ }).waitFor();
    const table = page.getByRole('table', { name: 'Operations' });
    await table.getByText('Create account').first().waitFor();
    await expectSoon(() => table.locator('tbody tr').count(), 50);
    await page.getByRole('button', { name: 'Next page' }).click();
    await page.getByText('51 to 100').waitFor();

    await page.getByLabel('Operation', { exact: true }).selectOption('add-member');
    await page.getByLabel('Search a person or group').fill('li.wei');
    const people = async () => [...new Set(await table.locator('tbody td:nth-child(2)').allInnerTexts())];
    expect(await eventually(people, (found) => found.length === 1)).toEqual(['li.wei']);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^rollcall-run-.+\.csv$/);
    expect(rig.foreign).toEqual([]);
    expect(rig.complaints).toEqual([]);
  }, 120_000);

  it('stops a run on demand', async () => {
    rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20, latencyMs: 100 } });
    const page = await rig.open();
    const card = page.getByRole('article', { name: 'Okta' });
    await card.getByRole('button', { name: 'Sync now: Okta' }).click();
    await card.getByText(/Applying to Jira/).waitFor({ timeout: 30_000 });
    await card.getByRole('button', { name: 'Stop: Okta' }).click();
    await card.getByText('Stopped').waitFor({ timeout: 30_000 });
    await expectSoon(() => card.getByRole('button', { name: 'Sync now: Okta' }).isEnabled(), true);
  }, 120_000);

  it('holds what looks like an accident until somebody approves exactly that', async () => {
    rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20 }, rules: { brakes: { deactivations: { count: 3 } } } });
    await rig.sync();
    const leavers = [...rig.company.people.values()].filter(({ state }) => state === 'active').slice(0, 6);
    for (const { id } of leavers) rig.company.leave(id);
    const page = await rig.open();
    await page.getByRole('button', { name: 'Sync now: Okta' }).click();
    await page.getByRole('link', { name: 'Review what is held' }).click();
    await page.getByText(/6 of \d+ people would be deactivated; the limit is 3/).waitFor();

    const approve = page.getByRole('button', { name: /^Approve \d+ held operations$/ });
    await approve.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await approve.evaluate((button) => button === document.activeElement)).toBe(true);

    await approve.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).press('Enter');
    await page.getByText('Approved by', { exact: true }).waitFor({ timeout: 30_000 });
    await page.locator('dd').getByText('Done', { exact: true }).waitFor({ timeout: 30_000 });
    const accounts = leavers.map(({ login }) => rig.jira.state.users.find(login.replace(/@.*/, '').toLowerCase()));
    expect(accounts.map((account) => account?.active)).toEqual(leavers.map(() => false));
  }, 120_000);

  it('previews without writing, and runs it from there', async () => {
    rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20 } });
    rig.takeWrites();
    const page = await rig.open();
    await page.getByRole('button', { name: 'Preview: Okta' }).click();
    await page.getByText(/^Create account \(\d+\)$/).click();
    await page
      .getByRole('table', { name: 'Create account' })
      .getByText('In scope at the source and without an account in Jira.')
      .first()
      .waitFor();
    expect(rig.takeWrites()).toBe(0);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await page.getByRole('heading', { name: /^Run of Okta/ }).waitFor();
    await page.locator('dd').getByText('Done', { exact: true }).waitFor({ timeout: 60_000 });
    expect(rig.takeWrites()).toBeGreaterThan(0);
  }, 120_000);
});
