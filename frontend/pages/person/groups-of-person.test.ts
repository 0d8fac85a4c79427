import { makePerson } from '../../../test/frontend/person';
import type { PastOperation } from '../../api/people-shapes';
import { groupsOfPerson } from './groups-of-person';

describe('the groups of a person', () => {
  it('name what gives each of them, and what the next sync gives and takes', () => {
    const person = makePerson({
      grantedGroups: ['engineering', 'old-team', 'shared'],
      wantedGroups: [
        { name: 'Engineering', origin: 'source-group', sourceGroup: 'Engineering (all)' },
        { name: 'jira-users', origin: 'always-assigned', sourceGroup: null },
      ],
      elsewhere: [{ connectorId: 'ldap', leftAt: null, groups: ['shared', 'sales'] }],
    });
    expect(groupsOfPerson(person)).toEqual([
      { name: 'Engineering', origin: { kind: 'source-group', group: 'Engineering (all)' }, state: 'given' },
      { name: 'jira-users', origin: { kind: 'always-assigned' }, state: 'coming' },
      { name: 'old-team', origin: { kind: 'none' }, state: 'going' },
      { name: 'shared', origin: { kind: 'elsewhere', connectorId: 'ldap' }, state: 'elsewhere' },
      { name: 'sales', origin: { kind: 'elsewhere', connectorId: 'ldap' }, state: 'elsewhere' },
    ]);
  });

  it('are written as past operations wrote them', () => {
    const operation: PastOperation['operation'] = {
      id: 'o1',
      kind: 'add-member',
      group: 'Old Team',
      person: { sourceId: '00u1', userKey: 'k', userName: 'anna' },
      reason: { kind: 'leaver', because: 'disabled' },
    } as unknown as PastOperation['operation'];
    const person = makePerson({
      grantedGroups: ['old team'],
      wantedGroups: [],
      operations: [{ runId: 'r', operation, state: 'applied', finishedAt: null, error: null }],
    });
    expect(groupsOfPerson(person).map(({ name }) => name)).toEqual(['Old Team']);
  });

  it('are none for somebody without any', () => {
    expect(groupsOfPerson(makePerson({ grantedGroups: [], wantedGroups: [] }))).toEqual([]);
  });
});
