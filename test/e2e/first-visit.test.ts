import { sampleCompany } from '../sources/company/sample-company';
import { type PanelRig, startPanelRig } from './panel-rig';

let rig: PanelRig;
beforeAll(async () => {
  rig = await startPanelRig({ company: sampleCompany(), jira: { users: 20 } });
  await rig.installation.configuration.removeConnector('okta', 'test');
}, 120_000);
afterAll(() => rig.close());

it('leads from an empty installation to a finished first sync, and a changed mapping shows in the preview', async () => {
  const page = await rig.open();
  await page.getByRole('heading', { name: 'Welcome to Rollcall' }).waitFor();
  await page.getByText('✓ Done').waitFor();
  await page.getByRole('link', { name: 'Add connector' }).click();
  await page.getByRole('link', { name: 'Okta', exact: true }).click();

  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is needed.').first().waitFor();
  await page.getByLabel('Okta address').fill(rig.okta.baseUrl);
  await page.getByLabel('API token').fill(rig.okta.apiToken);
  await page.getByLabel('Groups to bring to Jira').fill('*');
  await page.getByLabel('But not these groups').fill('Everyone');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('list', { name: 'Result of the check' }).getByText('list-members').waitFor();

  await page.getByRole('link', { name: 'Mapping' }).click();
  for (const source of ['Display name, source 1', 'Display name, source 2']) {
    await page.getByRole('button', { name: `Add function: ${source}` }).click();
    await page.getByLabel(`${source}, function 2`, { exact: true }).selectOption('upper');
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.getByText(/^Create account \(\d+\)$/).click();
  await page.getByLabel('Search a person or group').fill('li.wei');
  const people = page.getByRole('table', { name: 'Create account' });
  await people.getByText('li.wei@example.com').waitFor();
  await page.getByLabel('Search a person or group').fill('sinead');
  await people.getByText(/SIN[EÉ]AD/).waitFor();

  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.locator('dd').getByText('Done', { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Overview' }).click();
  await page
    .getByRole('article', { name: 'Okta' })
    .getByText(/^[\d,]+ applied/)
    .waitFor();
  expect(rig.foreign).toEqual([]);
  expect(rig.complaints).toEqual([]);
}, 120_000);

it('lets a person make and revoke a token, which is shown once', async () => {
  const page = await rig.open('/tokens');
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('monitoring');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const token = await page.getByRole('dialog').locator('code').innerText();
  const asked = await fetch(new URL('api/v1/runs', rig.address), { headers: { authorization: `Bearer ${token}` } });
  expect(asked.status).toBe(200);
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await page.content()).includes(token)).toBe(false);
  await page.getByRole('button', { name: 'Revoke: monitoring' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('cell', { name: 'monitoring', exact: true }).waitFor({ state: 'detached' });
  const refused = await fetch(new URL('api/v1/runs', rig.address), { headers: { authorization: `Bearer ${token}` } });
  expect(refused.status).toBe(401);
}, 60_000);

it('takes its own export back, and says what is wrong with a file', async () => {
  const page = await rig.open('/backup');
  await page.getByRole('button', { name: 'Show' }).click();
  const yaml = await page.getByRole('region', { name: 'rollcall.yaml' }).innerText();
  expect(yaml).not.toContain(rig.okta.apiToken);
  const file = page.getByLabel('rollcall.yaml', { exact: true }).and(page.locator('textarea'));
  await file.fill('connectors: 7');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText(/^The file has \d+ problems?$/).waitFor();
  expect(await page.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true);
}, 60_000);
