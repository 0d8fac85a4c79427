/** The stand-in in a process of its own: `npx tsx test/sources/onelogin/cli.ts --port 0 --latency 20 --users 10000 --groups 500`. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { referenceCompany } from '../company/reference-company';
import { sampleCompany } from '../company/sample-company';
import { startOneLogin } from './start';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    host: { type: 'string', default: '127.0.0.1' },
    seed: { type: 'string', default: '1' },
    latency: { type: 'string', default: '0' },
    /** People in all. With `groups` it is the plain reference company, without it the lively sample. */
    users: { type: 'string' },
    groups: { type: 'string' },
    members: { type: 'string', default: '100' },
    'client-id': { type: 'string' },
    'client-secret': { type: 'string' },
    /** Calls an hour. */
    limit: { type: 'string' },
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
  const onelogin = await startOneLogin({
    company,
    port: Number(values.port),
    host: values.host,
    latencyMs: Number(values.latency),
    ...(values['client-id'] === undefined ? {} : { clientId: values['client-id'] }),
    ...(values['client-secret'] === undefined ? {} : { clientSecret: values['client-secret'] }),
    ...(values.limit === undefined ? {} : { limit: { perHour: Number(values.limit) } }),
  });
  const { baseUrl, clientId, clientSecret } = onelogin;
  const ready = JSON.stringify({ baseUrl, clientId, clientSecret });
  if (values.ready === undefined) console.log(ready);
  else writeFileSync(values.ready, ready, { mode: 0o600 });

  const stop = () => void onelogin.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A parent that is gone leaves no orphan behind.
  process.once('disconnect', stop);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
