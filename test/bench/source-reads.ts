/** The reference directory read whole: from a real slapd, and from Okta at 20 ms. Median of three. */
import pino from 'pino';
import { createConnectorHost } from '../../backend/connectors/kit/host';
import { ldapConnectorType } from '../../backend/connectors/ldap';
import { oktaConnectorType } from '../../backend/connectors/okta';
import type { ConnectorType } from '../../backend/connectors/spi';
import { systemClock } from '../../backend/runs/clock';
import { readSource } from '../../backend/runs/read/read-source';
import { createOutboundGuard } from '../../backend/security/outbound-guard';
import { referenceCompany } from '../sources/company/reference-company';
import { companyEntries } from '../sources/ldap/company-entries';
import { slapdValues } from '../sources/ldap/connector-rig';
import { startSlapd } from '../sources/ldap/slapd';
import { type Figure, figure } from './figures';
import { LANES, LATENCY_MS, REFERENCE, startStandIn } from './stand-ins';

export async function measureSourceReads(): Promise<readonly Figure[]> {
  const slapd = await startSlapd({ entries: companyEntries(referenceCompany(REFERENCE)) });
  const ldap = await medianRead(ldapConnectorType, slapdValues(slapd)).finally(() => slapd.stop());
  const okta = await startStandIn({ kind: 'okta', size: REFERENCE, latencyMs: LATENCY_MS });
  const values = { orgUrl: okta.url, authentication: 'api-token', apiToken: okta.token, lanes: LANES };
  const oktaSeconds = await medianRead(oktaConnectorType, values).finally(() => okta.stop());
  return [figure('read_ldap_seconds', ldap), figure('read_okta_seconds', oktaSeconds)];
}

async function medianRead<Config>(type: ConnectorType<Config>, values: Readonly<Record<string, unknown>>): Promise<number> {
  const seconds: number[] = [];
  for (let round = 0; round < 3; round += 1) seconds.push(await timeRead(type, values));
  return seconds.sort((one, other) => one - other)[1] ?? Number.NaN;
}

async function timeRead<Config>(type: ConnectorType<Config>, values: Readonly<Record<string, unknown>>): Promise<number> {
  const parsed = type.parse(values);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { signal } = new AbortController();
  const host = createConnectorHost({
    guard: createOutboundGuard({ allow: ['127.0.0.1'] }),
    clock: systemClock,
    log: pino({ level: 'silent' }),
    signal,
  });
  const connector = type.open(parsed.config, host);
  const began = performance.now();
  const { snapshot } = await readSource(
    connector,
    { wantsMembersOf: ({ name }) => name !== 'Everyone', nesting: 'flatten', fingerprint: 'bench' },
    signal,
    () => undefined,
  );
  const seconds = (performance.now() - began) / 1000;
  await connector.close();
  const memberships = [...snapshot.members.values()].reduce((sum, { members }) => sum + members.length, 0);
  if (!snapshot.complete.users || snapshot.users.size < REFERENCE.users || memberships < REFERENCE.groups * REFERENCE.membersPerGroup) {
    throw new Error(`The read is not whole: ${snapshot.users.size} people, ${memberships} memberships.`);
  }
  return seconds;
}
