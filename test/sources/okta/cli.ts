/** The stand-in in a process of its own: `npx tsx test/sources/okta/cli.ts --port 0 --latency 20 --users 10000 --groups 500`. */
import { runStandIn } from '../stand-in/command-line';
import { startOkta } from './start';

/** `--token`; `--rate-limit`: requests a minute and bucket. */
runStandIn(['token', 'rate-limit'], async (options, words) => {
  const limit = Number(words['rate-limit']);
  const okta = await startOkta({
    ...options,
    ...(words.token === undefined ? {} : { apiToken: words.token }),
    ...(limit > 0 ? { rateLimits: { perMinute: { users: limit, user: limit, groups: limit, members: limit, token: limit } } } : {}),
  });
  return { ready: { baseUrl: okta.baseUrl, apiToken: okta.apiToken, client: okta.client }, close: okta.close };
});
