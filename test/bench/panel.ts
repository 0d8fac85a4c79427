/**
 * The panel: how much a browser fetches of it, and how soon the page of a run with 100,000 operations is of use. A real first sync
 * made that run; the page is looked at in Chromium, inside the stand-in Jira, with the program and its PostgreSQL behind it.
 */
import { measurePanel } from '../e2e/panel-weight';
import { startJira } from '../jira';
import { builtPlugin } from '../playground/built-plugin';
import { type Figure, figure } from './figures';
import { runProgram } from './program';
import { measurePaints } from './run-paint';
import { startServing } from './serving';
import { type Size, startStandIn } from './stand-ins';
import { makeWorkplace } from './workplace';

/** 20,000 people, 1,000 groups, 79,000 memberships: one operation each. */
const HUNDRED_THOUSAND: Size = { users: 20_000, groups: 1_000, membersPerGroup: 79 };
const OPERATIONS = 100_000;

export async function measurePanelFigures(): Promise<readonly Figure[]> {
  const weight = await measurePanel();
  return [figure('bundle_gzip_kb', weight.inAllKb), ...(await measureRunPage())];
}

async function measureRunPage(): Promise<readonly Figure[]> {
  const okta = await startStandIn({ kind: 'okta', size: HUNDRED_THOUSAND, latencyMs: 0 });
  const jira = await startJira({ version: '10.3', plugins: [await builtPlugin()] });
  // One address for the browser and for Rollcall, as the exchange of the session wants it.
  jira.site.baseUrl = jira.loopbackUrl;
  const place = makeWorkplace({ url: jira.loopbackUrl, token: jira.createToken('admin') }, okta);
  try {
    const { run } = await runProgram(place, 'sync', 'okta');
    const program = await startServing(place);
    jira.settings.backend = program.origin;
    try {
      const paints = await measurePaints(`${jira.loopbackUrl}/secure/admin/Rollcall.jspa`, run.id, OPERATIONS);
      return [figure('run_page_paint_seconds', paints.again), figure('run_page_first_paint_seconds', paints.first)];
    } finally {
      await program.stop();
    }
  } finally {
    await Promise.all([jira.close(), okta.stop()]);
    place.remove();
  }
}
