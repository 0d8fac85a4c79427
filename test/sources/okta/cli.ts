/** The stand-in in a process of its own: `npx tsx test/sources/okta/cli.ts --port 0 --latency 20 --users 10000 --groups 500`. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { referenceCompany } from '../company/reference-company';
import { sampleCompany } from '../company/sample-company';
import { startOkta } from './start';

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
    token: { type: 'string' },
    /** Requests a minute and bucket. */
    'rate-limit': { type: 'string' },
    /** Writes address, token and service app to this file, readable by the owner only, instead of printing them. */
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
const limit = values['rate-limit'] === undefined ? null : Number(values['rate-limit']);

async function main(): Promise<void> {
  const okta = await startOkta({
    company,
    port: Number(values.port),
    host: values.host,
    latencyMs: Number(values.latency),
    ...(values.token === undefined ? {} : { apiToken: values.token }),
    ...(limit === null ? {} : { rateLimits: { perMinute: { users: limit, user: limit, groups: limit, members: limit, token: limit } } }),
  });
  const ready = JSON.stringify({ baseUrl: okta.baseUrl, apiToken: okta.apiToken, client: okta.client });
  if (values.ready === undefined) console.log(ready);
  else writeFileSync(values.ready, ready, { mode: 0o600 });

  const stop = () => void okta.close().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A parent that is gone leaves no orphan behind.
  process.once('disconnect', stop);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
