import { parseArgs } from 'node:util';
import { type JiraOptions, startJira } from './index';
import { themeNamed } from './plugin/theme-names';

const HELP = `Starts a stand-in Jira Data Center.

  --version <v>        7.6, 8.2, 8.5, 8.15, 9, 10.0, 10.3 (default), 11, or a full version
  --port <n>           default 2990; 0: a free one
  --host <address>     default 127.0.0.1
  --context <path>     default /jira; "" for the root
  --base-url <url>     what links begin with; default http://localhost:<port><context>
  --users <n>          seeded people, default 0
  --seed <n>           same seed, same people; default 1
  --latency <ms>       added to each answer
  --data <file>        keep the data in this file
  --rate-limit <n/s>   tokens per second and most tokens, for example 5/70
  --seats <n>          seats of Jira Software; default unlimited
  --user-server <n:p>  application name and password of the Jira User Server
  --captcha-after <n>  failed log-ins before a CAPTCHA; 0: never
  --basic-auth on|off  default: as the version has it
  --plugin <jar>       install this plugin; may be given several times
  --backend <url>      Rollcall, reached below <context>/rollcall/api
  --theme <name>       light (default), dark or original
  --locale <name>      en_US (default), de_DE …
  --upload on|off      installing plugins by upload, default off
`;

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      version: text,
      port: text,
      host: text,
      context: text,
      'base-url': text,
      users: text,
      seed: text,
      latency: text,
      data: text,
      'rate-limit': text,
      seats: text,
      'user-server': text,
      'captcha-after': text,
      'basic-auth': text,
      plugin: { type: 'string', multiple: true },
      backend: text,
      theme: text,
      locale: text,
      upload: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const [application, ...secret] = (values['user-server'] ?? '').split(':');
  const [fillRate, maxTokens] = (values['rate-limit'] ?? '').split('/').map(Number);
  const theme = themeNamed(values.theme ?? null);
  const options: JiraOptions = {
    port: Number(values.port ?? 2990),
    users: Number(values.users ?? 0),
    seed: Number(values.seed ?? 1),
    latencyMs: Number(values.latency ?? 0),
    ...(values.version ? { version: values.version } : {}),
    ...(values.host ? { host: values.host } : {}),
    ...(values.context === undefined ? {} : { contextPath: values.context }),
    ...(values['base-url'] ? { baseUrl: values['base-url'] } : {}),
    ...(values.data ? { dataFile: values.data } : {}),
    ...(fillRate ? { rateLimit: { fillRate, maxTokens: maxTokens || fillRate } } : {}),
    ...(values.seats ? { seats: Number(values.seats) } : {}),
    ...(application ? { userServer: { application, password: secret.join(':') } } : {}),
    ...(values['captcha-after'] ? { captchaAfter: Number(values['captcha-after']) } : {}),
    ...(values.plugin ? { plugins: values.plugin } : {}),
    ...(values.backend ? { backend: values.backend } : {}),
    ...(theme ? { theme } : {}),
    ...(values.locale ? { locale: values.locale } : {}),
    pluginUpload: values.upload === 'on',
    ...(values['basic-auth'] ? { basicAuth: values['basic-auth'] === 'on' } : {}),
  };
  const jira = await startJira(options);
  console.log(`Stand-in Jira ${jira.site.profile.version} at ${jira.baseUrl}`);
  console.log(`  ${jira.state.users.size} people, ${jira.state.groups.size} groups; administrator admin/admin`);
  if (!jira.settings.basicAuth) console.log(`  basic authentication is off; a token of admin: ${jira.createToken('admin')}`);
  for (const { descriptor, pages } of jira.plugins.all) {
    for (const { action } of pages) console.log(`  ${descriptor.name}: ${jira.baseUrl}/secure/admin/${action.alias}.jspa`);
  }
  if (application) console.log(`  Jira User Server application: ${application}`);
  console.log(`  steering: http://127.0.0.1:${jira.port}/__standin/ (counters, break-modes, settings, rate-limit, seed, dump)`);
  const stop = (): void => {
    jira.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
