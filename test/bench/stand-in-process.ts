/** A stand-in in a process of its own, so that its work and memory are not counted as Rollcall's. Started by stand-ins.ts. */
import { startJira } from '../jira';
import { referenceCompany } from '../sources/company/reference-company';
import { startOkta } from '../sources/okta/start';
import { fillJira } from './fill-jira';
import type { StandInRequest } from './stand-ins';

process.once('message', (request: StandInRequest) => {
  start(request).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
process.once('disconnect', () => process.exit(0));

async function start(request: StandInRequest): Promise<void> {
  if (request.kind === 'okta') {
    const okta = await startOkta({
      company: referenceCompany(request.size),
      latencyMs: request.latencyMs,
      rateLimits: { perMinute: { users: 1e9, user: 1e9, groups: 1e9, members: 1e9, token: 1e9 } },
    });
    process.send?.({ url: okta.baseUrl, token: okta.apiToken });
    return;
  }
  const jira = await startJira({
    version: request.version,
    latencyMs: request.latencyMs,
    ...(request.userServer ? { userServer: { application: 'rollcall', password: 'rollcall' } } : {}),
  });
  if (request.filledWith) fillJira(jira.state, referenceCompany(request.filledWith));
  process.send?.({ url: jira.loopbackUrl, token: jira.createToken('admin') });
}
