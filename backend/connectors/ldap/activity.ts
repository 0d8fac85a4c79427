/** Who may work: one boolean from the many switches directories have. */
import { readFileTime } from '../kit/ldap/binary';
import { dnKey } from '../kit/ldap/dn';
import type { LdapEntry } from '../kit/ldap/entry';
import type { ActiveRule } from './configuration';
import type { Layout } from './flavour';

export interface Activity {
  readonly active: boolean;
  /** The directory's own word. */
  readonly status: string;
}

/** What was read beforehand for a rule that is a filter: who matches it and who provably does not. */
export interface FilterVerdict {
  readonly matching: ReadonlySet<string>;
  readonly notMatching: ReadonlySet<string>;
}

const DISABLED = 2;
/** ppolicy: locked by an administrator until unlocked. Any other time is a lock that passes. */
const LOCKED_FOR_GOOD = '000001010000Z';
const DAY = 86_400_000;

/**
 * Whether the account may work, or null when the entry does not show what the rule looks at. Null is never "inactive":
 * an access rule that hides the attribute would otherwise disable everybody.
 *
 * @param now milliseconds since 1970, for accounts that expire.
 */
export function judgeActivity(
  entry: LdapEntry,
  rule: ActiveRule,
  layout: Layout,
  now: number,
  verdict: FilterVerdict | null,
): Activity | null {
  switch (rule.kind) {
    case 'always':
      return { active: true, status: 'listed' };
    case 'filter':
      return byFilter(entry, verdict);
    case 'active-when':
    case 'inactive-when':
      return byValue(entry, rule.kind, rule.attribute, rule.values);
    case 'automatic':
      return layout.kind === 'active-directory' ? byAccountControl(entry, now) : byLocks(entry, now);
  }
}

function byFilter(entry: LdapEntry, verdict: FilterVerdict | null): Activity | null {
  const key = dnKey(entry.dn) ?? entry.dn;
  if (verdict?.matching.has(key)) return { active: true, status: 'matches' };
  return verdict?.notMatching.has(key) ? { active: false, status: 'does not match' } : null;
}

function byValue(entry: LdapEntry, kind: 'active-when' | 'inactive-when', attribute: string, wanted: readonly string[]): Activity | null {
  const values = entry.texts(attribute);
  const first = values[0];
  if (first === undefined) return kind === 'active-when' ? null : { active: true, status: 'listed' };
  const folded = new Set(wanted.map((value) => value.toLowerCase()));
  const matches = folded.has('*') || values.some((value) => folded.has(value.toLowerCase()));
  return { active: matches === (kind === 'active-when'), status: first };
}

/** `userAccountControl` bit 2 and `accountExpires` (MS-ADTS 2.2.16). A lock-out after wrong passwords passes and does not count. */
function byAccountControl(entry: LdapEntry, now: number): Activity | null {
  const control = Number(entry.text('userAccountControl') ?? Number.NaN);
  if (!Number.isInteger(control)) return null;
  const expires = readFileTime(entry.text('accountExpires') ?? '');
  const expired = expires !== null && expires <= now;
  return { active: (control & DISABLED) === 0 && !expired, status: expired ? `${control} expired` : String(control) };
}

/** The switches of 389-ds (`nsAccountLock`), OpenLDAP's ppolicy and the shadow suite (`shadowExpire`, days since 1970). */
function byLocks(entry: LdapEntry, now: number): Activity {
  if (entry.text('nsAccountLock')?.toLowerCase() === 'true') return { active: false, status: 'locked' };
  if (entry.text('pwdAccountLockedTime') === LOCKED_FOR_GOOD) return { active: false, status: 'locked' };
  const days = Number(entry.text('shadowExpire') ?? '-1');
  if (days > 0 && days * DAY <= now) return { active: false, status: 'expired' };
  return { active: true, status: 'listed' };
}
