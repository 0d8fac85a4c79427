/** A run that finds nothing changed since the last one: Entra and Jira at 20 ms, the reference directory in both. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { entraConnectorType } from '../../backend/connectors/entra';
import { entraValues } from '../sources/entra/connector-rig';
import { type EntraProcess, startEntraProcess } from '../sources/entra/own-process';
import { type Figure, figure } from './figures';
import { runProgram, type Workplace } from './program';
import { jiraCounters, LANES, LATENCY_MS, REFERENCE, type StandIn, startStandIn } from './stand-ins';

/** Jira's own name and version and who we are: the probe every run begins with. */
const PROBE_READS = 2;
const ROUNDS = 3;

export async function measureDeltaSync(): Promise<readonly Figure[]> {
  const entra = await startEntraProcess({ users: REFERENCE.users, groups: REFERENCE.groups, latency: LATENCY_MS });
  const jira = await startStandIn({ kind: 'jira', version: '10.3', latencyMs: LATENCY_MS, filledWith: REFERENCE });
  const place = makePlace(jira, entra);
  try {
    await runProgram(place, 'sync', 'entra');
    const before = await jiraCounters(jira);
    const seconds: number[] = [];
    const calls: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { run, seconds: took } = await runProgram(place, 'sync', 'entra', '--delta');
      if (run.kind !== 'delta') throw new Error(`The run was ${run.kind}: ${run.note ?? ''}`);
      seconds.push(took);
      calls.push(run.sourceCalls);
    }
    const after = await jiraCounters(jira);
    if (after.writes > before.writes) throw new Error(`Nothing changed, and ${after.writes - before.writes} writes were sent to Jira.`);
    const reads = (after.reads - before.reads) / ROUNDS;
    if (reads > PROBE_READS) throw new Error(`Nothing changed, and Jira was read ${reads} times.`);
    return [figure('nochange_delta_seconds', median(seconds)), figure('nochange_delta_calls', Math.max(...calls))];
  } finally {
    await Promise.all([jira.stop(), entra.close()]);
    place.remove();
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function makePlace(jira: StandIn, entra: EntraProcess): Workplace & { remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
  const config = join(dataDir, 'rollcall.yaml');
  // The filled Jira knows people by the first part of their address.
  const login = { kind: 'attribute', path: 'mail', functions: [{ function: 'strip-domain' }, { function: 'lower' }] };
  const mapping = entraConnectorType.spec.recommendedMapping.map((rule) => (rule.to === 'username' ? { ...rule, from: [login] } : rule));
  writeFileSync(
    config,
    stringify({
      version: 1,
      jira: { baseUrl: jira.url, auth: { kind: 'pat', token: '${JIRA_TOKEN}' }, maxLanes: LANES },
      connectors: [
        {
          id: 'entra',
          name: 'Entra ID',
          type: 'entra',
          source: { ...entraValues(entra), clientSecret: '${ENTRA_SECRET}' },
          rules: { mapping, groups: { include: ['*'] } },
        },
      ],
    }),
  );
  const variables = { JIRA_TOKEN: jira.token, ENTRA_SECRET: entra.clientSecret };
  return { dataDir, config, variables, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}
