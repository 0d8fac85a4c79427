/** The words for codes: one English sentence each, for the command line, the API and the journal. */
import type { OperationKind } from '../plan/operation';
import type { Withheld } from '../plan/plan';
import type { Reason, ReasonCode } from '../plan/reason';

type Values = Readonly<Record<string, string>>;

const REASONS: Readonly<Record<ReasonCode, (values: Values, kind: OperationKind) => string>> = {
  joined: () => 'In scope at the source and without an account in Jira.',
  'attribute-changed': ({ attribute }) => `${attributeName(attribute)} at the source differs from Jira's.`,
  drift: ({ attribute }) => `${attributeName(attribute)} was changed in Jira; the source wins.`,
  'active-at-source': () => 'Active at the source, but the account in Jira is disabled.',
  'group-missing': ({ sourceGroup }) =>
    `Jira has no group for${sourceGroup ? ` the source group "${sourceGroup}"` : ' a source group'} yet.`,
  'member-at-source': ({ sourceGroup }) => `Member of ${sourceGroup ? `"${sourceGroup}"` : 'the group'} at the source.`,
  'always-assigned': () => 'Everybody in scope gets this group.',
  'not-member-at-source': ({ sourceGroup }) => `Not a member of ${sourceGroup ? `"${sourceGroup}"` : 'the group'} at the source.`,
  'disabled-at-source': ({ status }) => `Disabled at the source${status ? ` (status ${status})` : ''}.`,
  'left-source': () => 'No longer at the source.',
  'left-scope': ({ rule }) => `Still at the source, but out of scope${rule ? `: ${rule}` : ''}.`,
  'grace-over': ({ leftAt }, kind) =>
    `The grace period is over${leftAt ? ` (left on ${leftAt.slice(0, 10)})` : ''}${kind === 'anonymize-user' ? '; the account is anonymized' : ''}.`,
};

const WITHHELD: Readonly<Record<Withheld['because'], string>> = {
  'users-read-incomplete': 'the people of the source were not read to the end, so absence proves nothing',
  'groups-read-incomplete': 'the groups of the source were not read to the end, so absence proves nothing',
  'members-read-incomplete': 'the members of a source group were not read to the end, so absence proves nothing',
  'target-read-incomplete': 'Jira was not read to the end',
  protected: 'the account is protected',
  'never-remove-from': 'the rules say that nobody is ever removed from this group',
  'hand-made': 'the membership was made by hand in Jira, and the rules keep these',
  'present-elsewhere': 'kept by another connector',
};

/** One English sentence: why this operation is planned. */
export function explainReason(reason: Reason, kind: OperationKind): string {
  return REASONS[reason.code](reason.with ?? {}, kind);
}

/** One English sentence: why a removal was not planned. */
export function explainWithheld({ kind, because, count, group, connector }: Withheld): string {
  const what = kind === 'deactivate-user' ? counted(count, 'account', 'closed') : counted(count, 'membership', 'removed');
  return `${what}${group === undefined ? '' : ` in "${group}"`}: ${connector === undefined ? WITHHELD[because] : keptBy(kind, connector)}.`;
}

function keptBy(kind: Withheld['kind'], connector: string): string {
  return kind === 'deactivate-user' ? `kept because present in ${connector}` : `kept because ${connector} wants it`;
}

function counted(count: number, thing: string, done: string): string {
  return count === 1 ? `1 ${thing} was not ${done}` : `${count} ${thing}s were not ${done}`;
}

const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['username', 'The user name'],
  ['name', 'The user name'],
  ['displayName', 'The display name'],
  ['email', 'The mail address'],
  ['active', 'The state of the account'],
]);

function attributeName(attribute: string | undefined): string {
  if (attribute === undefined) return 'A value';
  return ATTRIBUTES.get(attribute) ?? `The property "${attribute.replace(/^property:/, '')}"`;
}
