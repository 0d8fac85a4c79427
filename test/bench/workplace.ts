import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { oktaConnector } from '../rig/okta-connector';
import type { Workplace } from './program';
import { LANES, type StandIn } from './stand-ins';

type Address = Pick<StandIn, 'url' | 'token'>;

/** A data directory with a rollcall.yaml for these two sides; `remove` takes it away. */
export function makeWorkplace(jira: Address, okta: Address, userServer = false): Workplace & { remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
  const config = join(dataDir, 'rollcall.yaml');
  const connector = oktaConnector(okta.url, {});
  writeFileSync(
    config,
    stringify({
      version: 1,
      jira: {
        baseUrl: jira.url,
        auth: { kind: 'pat', token: '${JIRA_TOKEN}' },
        maxLanes: LANES,
        userServer: userServer ? { application: 'rollcall', password: '${USER_SERVER_PASSWORD}' } : null,
      },
      connectors: [{ ...connector, source: { ...connector.source, apiToken: '${OKTA_TOKEN}' } }],
    }),
  );
  const variables = { JIRA_TOKEN: jira.token, OKTA_TOKEN: okta.token, USER_SERVER_PASSWORD: 'rollcall' };
  return { dataDir, config, variables, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}
