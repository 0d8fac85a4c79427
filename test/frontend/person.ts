import type { FoundPerson, PersonView } from '../../frontend/api/people-shapes';

export function makeFoundPerson(change: Partial<FoundPerson> = {}): FoundPerson {
  return {
    connectorId: 'okta',
    sourceId: '00u1',
    login: 'anna@example.com',
    name: 'Anna Test',
    email: 'anna@example.com',
    activeAtSource: true,
    userKey: 'JIRAUSER1',
    userName: 'anna',
    state: 'linked',
    problem: null,
    ...change,
  };
}

/** Somebody in scope whose account is as the rules want it. */
export function makePerson(change: Partial<PersonView> = {}): PersonView {
  const account = { name: 'anna', displayName: 'Anna Test', email: 'anna@example.com', active: true };
  return {
    sourceId: '00u1',
    userKey: 'JIRAUSER1',
    applied: account,
    grantedGroups: ['engineering'],
    createdByUs: true,
    leftAt: null,
    snapshot: { takenAt: '2026-01-02T03:04:05.000Z' },
    source: { active: true, status: 'ACTIVE', kind: 'member', attributes: { profile: { login: 'anna@example.com', department: 'Sales' } } },
    scope: { verdict: 'in-scope', rule: null, reason: null },
    mapped: { fields: { username: 'anna', displayName: 'Anna Test', email: 'anna@example.com' }, properties: {}, problems: [] },
    wantedGroups: [{ name: 'engineering', origin: 'source-group', sourceGroup: 'Engineering' }],
    jira: account,
    jiraProblem: null,
    problem: null,
    elsewhere: [],
    operations: [],
    ...change,
  };
}
