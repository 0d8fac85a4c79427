/** What a person must look at, in words. Values of records stay out: attributes, groups and user names are enough. */
import type { MappedUser } from '../mapping/map-user';
import type { PlanProblem } from '../plan/plan';
import type { SourceId } from '../records';

const problem = (code: PlanProblem['code'], at: PlanProblem['at'], message: string, remedy: string): PlanProblem => ({
  code,
  at,
  message,
  remedy,
});
const user = (id: SourceId): PlanProblem['at'] => ({ kind: 'user', id });

const MAPPING_REMEDY = 'Correct the value at the source, or change the mapping of this attribute.';

export function mappingProblems(id: SourceId, mapped: MappedUser): PlanProblem[] {
  const problems = mapped.problems.map(({ code, message }) => problem(code, user(id), message, MAPPING_REMEDY));
  if (mapped.dropped !== null && mapped.problems.every(({ attribute }) => attribute !== mapped.dropped)) {
    problems.push(
      problem('mapping-failed', user(id), `There is no value for ${mapped.dropped}, so the person is left out.`, MAPPING_REMEDY),
    );
  }
  return problems;
}

export function cycleProblem(group: SourceId, name: string): PlanProblem {
  return problem(
    'group-cycle',
    { kind: 'group', id: group },
    `The group "${name}" contains itself, directly or through other groups.`,
    'Its members were found all the same; remove the circle at the source.',
  );
}

export function nameless(id: SourceId): PlanProblem {
  return problem('mapping-failed', user(id), 'There is no user name, so no account can be found or created.', MAPPING_REMEDY);
}

export function mailless(id: SourceId, name: string): PlanProblem {
  return problem(
    'email-invalid',
    user(id),
    `There is no mail address for "${name}", and Jira creates no account without one.`,
    'Give the person an address at the source, or map another attribute to the mail address.',
  );
}

export function nameConflict(id: SourceId, name: string): PlanProblem {
  return problem(
    'username-conflict',
    user(id),
    `Two or more people have the user name "${name}".`,
    'Make the user names different at the source or by the mapping; until then nobody gets this name who does not have it already.',
  );
}

export function nameTaken(id: SourceId, name: string): PlanProblem {
  return problem(
    'username-taken',
    user(id),
    `The user name "${name}" belongs to another account.`,
    'Rename or match the other account, or give this person another user name.',
  );
}

export function renameCycle(id: SourceId, name: string): PlanProblem {
  return problem(
    'rename-cycle',
    user(id),
    `The new user name "${name}" becomes free only when this person is renamed: the people swap names.`,
    'Give one of them another user name at Jira for a moment, then sync again.',
  );
}

export function ambiguous(id: SourceId, why: 'several-accounts' | 'several-people' | 'linked-twice'): PlanProblem {
  const messages = {
    'several-accounts': 'More than one account at Jira fits this person.',
    'several-people': 'Several people at the source fit the same account at Jira.',
    'linked-twice': 'The account of this person is linked to another person as well.',
  };
  return problem('ambiguous-match', user(id), messages[why], 'Make the attribute people are matched by unique, or match by another one.');
}

export function protectedAccount(id: SourceId, name: string): PlanProblem {
  return problem(
    'protected-account',
    user(id),
    `The account "${name}" is protected, so it is never changed.`,
    'Keep administrators up to date by hand, or take the account out of the protected ones.',
  );
}

export function accountMissing(id: SourceId, name: string, created: boolean): PlanProblem {
  return problem(
    'account-missing',
    user(id),
    `The account "${name}" was deleted at Jira.`,
    created ? 'It is created again.' : 'Its user name is taken or unknown: free the name, or exclude the person from the scope.',
  );
}

export function groupMissing(name: string): PlanProblem {
  return problem('group-missing', null, `The group "${name}" does not exist at Jira.`, 'Create it at Jira, or change the group rules.');
}

export function targetIncomplete(what: string, count: number): PlanProblem {
  return problem(
    'target-incomplete',
    null,
    `Jira was read in part, so ${what} ${count === 1 ? 'was' : 'were'} left as they are: ${count}.`,
    'Sync again when Jira can be read to the end.',
  );
}
