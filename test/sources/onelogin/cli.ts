/** The stand-in in a process of its own: `npx tsx test/sources/onelogin/cli.ts --port 0 --latency 20 --users 10000 --groups 500`. */
import { runStandIn } from '../stand-in/command-line';
import { startOneLogin } from './start';

/** `--client-id`, `--client-secret`; `--limit`: calls an hour. */
runStandIn(['client-id', 'client-secret', 'limit'], async (options, words) => {
  const onelogin = await startOneLogin({
    ...options,
    ...(words['client-id'] === undefined ? {} : { clientId: words['client-id'] }),
    ...(words['client-secret'] === undefined ? {} : { clientSecret: words['client-secret'] }),
    ...(words.limit === undefined ? {} : { limit: { perHour: Number(words.limit) } }),
  });
  const { baseUrl, clientId, clientSecret, close } = onelogin;
  return { ready: { baseUrl, clientId, clientSecret }, close };
});
