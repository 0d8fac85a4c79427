/** The stand-in in a process of its own: `npx tsx test/sources/entra/cli.ts --port 0 --latency 20 --users 10000 --groups 500`. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { referenceCompany } from '../company/reference-company';
import { sampleCompany } from '../company/sample-company';
import { startEntra } from './start';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string', default: '1' },
    latency: { type: 'string', default: '0' },
    lag: { type: 'string', default: '0' },
    /** People in all. With `groups` it is the plain reference company, without it the lively sample. */
    users: { type: 'string' },
    groups: { type: 'string' },
    members: { type: 'string', default: '100' },
    secret: { type: 'string' },
    /** Resource units in ten seconds. */
    'rate-limit': { type: 'string' },
    /** Writes address and credentials to this file, readable by the owner only, instead of printing them. */
    ready: { type: 'string' },
  },
});

const seed = Number(values.seed);
const company =
  values.groups === undefined
    ? sampleCompany({ seed, ...(values.users === undefined ? {} : { people: Number(values.users) }) })
    : referenceCompany({
        seed,
        users: Number(values.users ?? 10_000),
        groups: Number(values.groups),
        membersPerGroup: Number(values.members),
      });

async function main(): Promise<void> {
  const entra = await startEntra({
    company,
    port: Number(values.port),
    host: values.host,
    latencyMs: Number(values.latency),
    lagMs: Number(values.lag),
    ...(values.secret === undefined ? {} : { clientSecret: values.secret }),
    ...(values['rate-limit'] === undefined ? {} : { throttle: { unitsPerWindow: Number(values['rate-limit']) } }),
  });
  const { baseUrl, tenantId, clientId, clientSecret } = entra;
  const ready = JSON.stringify({ baseUrl, tenantId, clientId, clientSecret });
  if (values.ready === undefined) console.log(ready);
  else writeFileSync(values.ready, ready, { mode: 0o600 });

  const stop = () => void entra.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A parent that is gone leaves no orphan behind.
  process.once('disconnect', stop);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
