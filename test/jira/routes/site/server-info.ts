import type { Call } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import { jiraTime } from '../user/represent';

/** `serverInfo`: anybody may read it, except in Jira 11. `deploymentType` is `Server` for Data Center too. */
export function readServerInfo(call: Call): Reply {
  const { profile, baseUrl } = call.site;
  if (!profile.has.anonymousServerInfo && !call.caller) {
    throw refuse(401, 'You are not authenticated. Authentication required to perform this operation.');
  }
  const checks = profile.has.healthCheck && call.flag('doHealthCheck', false);
  return ok({
    baseUrl,
    version: profile.version,
    versionNumbers: profile.numbers,
    deploymentType: 'Server',
    buildNumber: profile.buildNumber,
    buildDate: '2025-01-15T00:00:00.000+0000',
    databaseBuildNumber: profile.buildNumber,
    serverTime: jiraTime(Date.now()),
    scmInfo: '0000000000000000000000000000000000000000',
    serverTitle: 'Stand-in Jira',
    ...(checks ? { healthChecks: [{ name: 'Stand-in', description: 'Nothing to check', passed: true }] } : {}),
  });
}

/** `/status`, for load balancers: no sign-in. */
export function readStatus(call: Call): Reply {
  const { condition } = call.site;
  const status = condition === 'MAINTENANCE' ? 503 : condition === 'ERROR' ? 500 : 200;
  return { status, json: { state: condition } };
}

/** Not clustered: 405, as measured on a single node. */
export const clusterIsOff = (): Reply => ({ status: 405, json: { errorMessages: ['This Jira instance is not clustered.'], errors: {} } });

/** `licenseValidator`: takes the raw licence text. */
export function validateLicense(call: Call): Reply {
  const text = call.body.toString('utf8').trim().replace(/^"|"$/g, '');
  const valid = text.length > 100;
  return ok({ licenseString: text, errors: valid ? {} : { license: 'The provided license key is invalid.' } });
}
