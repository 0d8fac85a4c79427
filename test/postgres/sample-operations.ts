/** Plans of any size for tests of the journal. */
import { type Operation, operationId, type PersonRef } from '../../backend/domain/plan/operation';

/** First sync of `people` people in `groups` groups, each person in `each` of them. */
export function* firstSync(people: number, groups: number, each: number): Generator<Operation> {
  const persons: PersonRef[] = [];
  for (let i = 0; i < people; i++) {
    const person = { sourceId: `00u${String(i).padStart(17, '0')}`, userKey: null, userName: `user.${i}` };
    persons.push(person);
    const after = { name: person.userName, displayName: `User Number ${i}`, email: `user.${i}@corp.example`, active: true };
    yield { id: operationId('create-user', person.sourceId), kind: 'create-user', person, reason: { code: 'joined' }, before: null, after };
  }
  for (let i = 0; i < groups; i++) {
    const group = `group-${i}`;
    yield {
      id: operationId('create-group', group),
      kind: 'create-group',
      group,
      reason: { code: 'group-missing', with: { sourceGroup: group } },
    };
  }
  for (const [i, person] of persons.entries()) {
    for (let k = 0; k < each; k++) yield membership('add-member', person, `group-${(i * 7 + k) % groups}`);
  }
}

export function membership(kind: 'add-member' | 'remove-member', person: PersonRef, group: string): Operation {
  const code = kind === 'add-member' ? 'member-at-source' : 'not-member-at-source';
  return { id: operationId(kind, person.sourceId, group), kind, person, group, reason: { code, with: { sourceGroup: group } } };
}
