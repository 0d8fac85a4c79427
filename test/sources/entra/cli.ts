/** The stand-in in a process of its own: `npx tsx test/sources/entra/cli.ts --port 0 --latency 20 --users 10000 --groups 500`. */
import { runStandIn } from '../stand-in/command-line';
import { startEntra } from './start';

/** `--lag` in ms; `--secret`; `--rate-limit`: resource units in ten seconds. */
runStandIn(['lag', 'secret', 'rate-limit'], async (options, words) => {
  const entra = await startEntra({
    ...options,
    lagMs: Number(words.lag ?? 0),
    ...(words.secret === undefined ? {} : { clientSecret: words.secret }),
    ...(words['rate-limit'] === undefined ? {} : { throttle: { unitsPerWindow: Number(words['rate-limit']) } }),
  });
  const { baseUrl, tenantId, clientId, clientSecret, close } = entra;
  return { ready: { baseUrl, tenantId, clientId, clientSecret }, close };
});
