/** The calls of a read, one page each, so that what would fail fails here, with a hint, and what is left of the hour. */
import { isRollcallError, viewError } from '../../domain/errors';
import type { Probe } from '../spi';
import type { OneLoginClient } from './client';
import type { OneLoginConfig } from './config';
import type { BudgetView } from './hourly-budget';
import type { ListPage } from './pages';
import { readId, toSourceUser } from './records';

export async function checkOneLogin(client: OneLoginClient, config: OneLoginConfig): Promise<readonly Probe[]> {
  const signedIn = await checkSignIn(client);
  if (signedIn.some(({ result }) => result === 'failed')) {
    return [...signedIn, ...skipped(['list-users', 'list-groups', 'list-members'], 'There is no access token.')];
  }
  const users = await look('list-users', async () => {
    const page = await firstPage(client.users());
    const active = page.items.filter((item) => toSourceUser(item, config)?.active).length;
    return { detail: `${page.items.length} users on the first page${ofAll(page)}, ${active} of them active.`, page };
  });
  const roles = await look('list-groups', async () => {
    const page = await firstPage(client.roles());
    return { detail: `${page.items.length} roles on the first page${ofAll(page)}.`, page };
  });
  const sample = readId(roles.page?.items[0]);
  const members: readonly Probe[] =
    sample === null
      ? skipped(['list-members'], roles.page ? 'No role is visible.' : 'There is no list of roles.')
      : [(await look('list-members', () => countMembers(client, sample))).probe];
  const budget = await askBudget(client);
  const [connect, token] = signedIn;
  if (!connect || !token) return signedIn;
  return [connect, withBudget(token, client, budget, callsOfRead(users.page, roles.page)), users.probe, roles.probe, ...members];
}

/** One request tells both: whether anybody answers, and whether our credentials are good. */
async function checkSignIn(client: OneLoginClient): Promise<readonly Probe[]> {
  const { probe, error } = await look('token', async () => {
    await client.signIn();
    return { detail: 'OneLogin gave an access token.' };
  });
  const refused = isRollcallError(error) && error.code === 'source-auth';
  if (error === undefined || refused) return [{ name: 'connect', result: 'ok', detail: 'The host answers.' }, probe];
  return [{ ...probe, name: 'connect' }, ...skipped(['token'], 'There is no connection.')];
}

interface Look {
  readonly probe: Probe;
  readonly page?: ListPage;
  readonly error?: unknown;
}

async function look(name: Probe['name'], ask: () => Promise<{ readonly detail: string; readonly page?: ListPage }>): Promise<Look> {
  try {
    const { detail, page } = await ask();
    return { probe: { name, result: 'ok', detail }, ...(page ? { page } : {}) };
  } catch (error) {
    const view = viewError(error);
    const hint = view.remedy ? { hint: view.remedy } : {};
    return { probe: { name, result: 'failed', detail: view.message, error: view, ...hint }, error };
  }
}

async function countMembers(client: OneLoginClient, role: string): Promise<{ readonly detail: string }> {
  const page = await firstPage(client.members(role));
  return { detail: `${page.items.length} members of a role on the first page.` };
}

async function askBudget(client: OneLoginClient): Promise<BudgetView | null> {
  try {
    return await client.askBudget();
  } catch {
    // Nothing of a read depends on it: what each reply says is enough.
    return client.budget.view(client.now());
  }
}

/** Calls a read takes at least: every page of users and roles, and one for the members of each role. */
function callsOfRead(users: ListPage | undefined, roles: ListPage | undefined): number | null {
  if (!users || !roles || users.pagesLeft === null || roles.pagesLeft === null) return null;
  return 1 + users.pagesLeft + 1 + roles.pagesLeft + (roles.total ?? roles.items.length);
}

function withBudget(token: Probe, client: OneLoginClient, left: BudgetView | null, calls: number | null): Probe {
  if (!left) return token;
  const minutes = Math.ceil(left.resetMs / 60_000);
  const hour = `${left.remaining} of ${left.limit} calls are left in this hour, which ends in ${minutes} min.`;
  if (calls === null) return { ...token, detail: `${token.detail} ${hour}` };
  const detail = `${token.detail} ${hour} A read of everything takes about ${calls}.`;
  if (client.budget.fits(calls, left)) return { ...token, detail };
  const hint = client.budget.fits(calls, { limit: left.limit, remaining: left.limit })
    ? 'A read started now stops early and goes on in the next hour. Let other integrations call less, or read less often.'
    : 'Leave roles out whose members are not needed in Jira, or ask OneLogin for a higher limit.';
  return { ...token, detail, hint };
}

function skipped(names: readonly Probe['name'][], detail: string): readonly Probe[] {
  return names.map((name) => ({ name, result: 'skipped', detail }));
}

function ofAll({ total }: ListPage): string {
  return total === null ? '' : ` of ${total}`;
}

async function firstPage(pages: AsyncIterable<ListPage>): Promise<ListPage> {
  for await (const page of pages) return page;
  return { items: [], total: null, pagesLeft: null, next: null };
}
