/** Tells every account the request needs, by lists where they reach and by look-ups where they do not. */
import { viewError } from '../../../domain/errors';
import type { StoredDetail } from '../../port';
import { canDoWithout, type UserServer } from '../user-server/user-server';
import { listEverybody, listHoldsInactive, searchEverybody } from './all-users';
import { lookUpEmails, lookUpKeys, lookUpNames } from './lookups';
import type { Reading } from './reading';
import { settleByUserServer, tellDetailsByUserServer } from './users-by-user-server';

/** What the first part found out; the second part needs the details that members of groups bring meanwhile. */
export type Listed =
  | { readonly kind: 'details'; readonly everybody: boolean }
  | { readonly kind: 'names'; readonly holdsInactive: boolean };

/** First part: the list or the search. */
export async function listUsers(reading: Reading): Promise<Listed> {
  if (reading.session.profile.users === 'search') return { kind: 'details', everybody: (await searchEverybody(reading)) === 'everybody' };
  await listEverybody(reading);
  return { kind: 'names', holdsInactive: await listHoldsInactive(reading) };
}

/** Second part, after the members were read: whoever is still missing. */
export async function settleUsers(reading: Reading, listed: Listed): Promise<void> {
  if (listed.kind === 'names') {
    await settleNames(reading, listed.holdsInactive);
    return;
  }
  const settled = listed.everybody || (await tryUserServer(reading, settleByUserServer));
  const { linked, wantedNames, wantedEmails } = reading.request;
  const { seen } = reading;
  // Absence from a list is no proof: each linked account that was not met is asked for.
  await lookUpKeys(
    reading,
    [...linked.keys()].filter((key) => !seen.wasTold(key)),
  );
  if (settled) return;
  await lookUpNames(
    reading,
    wantedNames.filter((name) => seen.keyOf(name) === undefined),
  );
  await lookUpEmails(reading, wantedEmails);
}

/** Everybody the request names, by look-ups only. */
export async function lookUpNamed(reading: Reading): Promise<null> {
  const { linked, wantedNames, wantedEmails } = reading.request;
  await Promise.all([lookUpKeys(reading, [...linked.keys()]), lookUpNames(reading, wantedNames), lookUpEmails(reading, wantedEmails)]);
  return null;
}

/** Answers whether the User Server gave what was asked of it. */
async function tryUserServer(reading: Reading, use: (reading: Reading, userServer: UserServer) => Promise<void>): Promise<boolean> {
  const { userServer, log } = reading;
  if (!userServer) return false;
  try {
    await use(reading, userServer);
    return true;
  } catch (error) {
    if (!canDoWithout(error)) throw error;
    log.warn({ code: viewError(error).code }, 'Jira User Server gave no people; they are looked up one by one');
    return false;
  }
}

async function settleNames(reading: Reading, holdsInactive: boolean): Promise<void> {
  const { seen, out, request } = reading;
  const { linked, wantedNames, wantedEmails, maxLookups } = request;
  const detailed = await tryUserServer(reading, tellDetailsByUserServer);
  const missing = [...linked.keys()].filter((key) => !seen.wasSeen(key));
  const stalest = [...linked.entries()]
    .filter(([key]) => seen.wasSeen(key) && !seen.wasTold(key))
    .sort(([, a], [, b]) => compareVerified(a, b))
    .slice(0, maxLookups)
    .map(([key]) => key);
  await lookUpKeys(reading, [...missing, ...stalest]);
  const wanted = wantedNames.filter((name) => {
    const key = seen.keyOf(name);
    return key === undefined ? !holdsInactive : !seen.wasTold(key);
  });
  await lookUpNames(reading, wanted);
  await lookUpEmails(reading, detailed && holdsInactive ? [] : wantedEmails);
  for (const [key, name] of seen.everybody()) {
    if (seen.wasTold(key)) continue;
    const stored = linked.get(key);
    out.push({ kind: 'user', user: stored ? { key, name, ...detailOf(stored), detail: 'stored' } : { ...NOTHING_KNOWN, key, name } });
  }
}

const NOTHING_KNOWN = { displayName: '', email: '', active: true, detail: 'unknown' } as const;

const detailOf = ({ displayName, email, active }: StoredDetail) => ({ displayName, email, active });

/** Never verified first, then the longest unverified. ISO times compare as text. */
function compareVerified(a: StoredDetail, b: StoredDetail): number {
  const [left, right] = [a.verifiedAt ?? '', b.verifiedAt ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}
