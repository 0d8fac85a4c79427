/**
 * What OneLogin's two numbers say about a person. `status` is what sign-in did with the account, `state` is what an
 * administrator decided about it (OneLogin developer docs, "User Resource", fields `status` and `state`).
 */

interface Word {
  /** As the form keeps it. */
  readonly value: string;
  readonly label: string;
}

export const oneLoginStatuses: readonly Word[] = [
  { value: '0', label: 'Unactivated' },
  { value: '1', label: 'Active' },
  { value: '2', label: 'Suspended' },
  { value: '3', label: 'Locked' },
  { value: '4', label: 'Password expired' },
  { value: '5', label: 'Awaiting password reset' },
  { value: '7', label: 'Password pending' },
  { value: '8', label: 'Security questions required' },
];

export const oneLoginStates: readonly Word[] = [
  { value: '0', label: 'Unapproved' },
  { value: '1', label: 'Approved' },
  { value: '2', label: 'Rejected' },
  { value: '3', label: 'Unlicensed' },
];

export interface ActivityRules {
  readonly activeStatuses: ReadonlySet<string>;
  readonly activeStates: ReadonlySet<string>;
}

export interface Activity {
  readonly active: boolean;
  /** For people to read: `Active`, `Locked, unlicensed`. */
  readonly word: string;
}

/** A number nobody knows is never active. `state` is null when OneLogin did not give one; then the status alone decides. */
export function judgeActivity(status: number, state: number | null, rules: ActivityRules): Activity {
  const active = rules.activeStatuses.has(String(status)) && (state === null || rules.activeStates.has(String(state)));
  const word = wordFor(oneLoginStatuses, status, 'Status');
  return { active, word: state === null || state === 1 ? word : `${word}, ${wordFor(oneLoginStates, state, 'state').toLowerCase()}` };
}

function wordFor(words: readonly Word[], value: number, kind: string): string {
  return words.find((word) => word.value === String(value))?.label ?? `${kind} ${value}`;
}
