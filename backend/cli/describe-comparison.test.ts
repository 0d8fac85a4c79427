import { describeComparison } from './describe-comparison';

it('says line by line what a file would change, and nothing when it would change nothing', () => {
  const settings = {
    differences: [{ path: 'retention.runDays', kind: 'changed', before: 90, after: 30 }],
    secrets: [{ field: 'jira.token', change: 'set' }],
  } as const;
  const none = { differences: [], secrets: [] };
  const connectors = [
    {
      id: 'okta',
      name: 'Okta',
      result: 'changed',
      differences: [{ path: 'schedule', kind: 'added', before: null, after: { cron: '0 2 * * *' } }],
      secrets: [],
    },
    { id: 'ldap', name: 'LDAP', result: 'added', ...none },
    { id: 'entra', name: 'Entra', result: 'untouched', ...none },
  ] as const;
  expect(describeComparison({ revision: 'r', problems: [], settings, connectors })).toEqual([
    'settings: retention.runDays: 90 → 30',
    'settings: secret jira.token: set',
    'connector okta: schedule: nothing → {"cron":"0 2 * * *"}',
    'connector ldap: added',
    'connector entra: not in the file, stays as it is',
  ]);
  expect(describeComparison({ revision: 'r', problems: [], settings: none, connectors: [] })).toEqual([]);
});
