/** The memberships, once people and groups are known: who is in each group, and whether that is provably all. */
import { type ErrorView, RollcallError, viewError } from '../../domain/errors';
import type { ReadEvent } from '../../domain/read-events';
import type { MemberRef, SourceId } from '../../domain/records';
import { dnKey, isUnder } from '../kit/ldap/dn';
import type { Directory } from './client';
import type { DirectoryIndex } from './directory-index';
import { type Doubts, notWhole, seesLess } from './doubts';
import type { Layout } from './flavour';
import { type GroupState, reachableGroups, type Stranger, userRef } from './memberships';
import { type Finding, findStrangers } from './strangers';

type States = ReadonlyMap<SourceId, GroupState>;
type Findings = ReadonlyMap<string, Finding>;

/** Finds out about members no search gave. What they prove against the lists of people and groups becomes a doubt. */
export async function examineStrangers(directory: Directory, index: DirectoryIndex, doubts: Doubts, states: States): Promise<Findings> {
  if (doubts.has('users') || doubts.has('groups')) return new Map();
  const unknown = new Map<string, Stranger>();
  for (const state of states.values()) {
    for (const stranger of state.strangers) if (index.groupByDn(stranger.key) === undefined) unknown.set(stranger.key, stranger);
  }
  try {
    const findings = await findStrangers(directory, index, unknown.values());
    const count = (kind: Finding['kind'], stream: 'users' | 'groups') =>
      [...findings.values()].filter((finding) => finding.kind === kind && 'stream' in finding && finding.stream === stream).length;
    for (const stream of ['users', 'groups'] as const) {
      const hidden = count('hidden', stream);
      const missed = count('missed', stream);
      const what = stream === 'users' ? 'the base of people' : 'the base of groups';
      if (hidden > 0) doubts.add(stream, seesLess(`groups name ${hidden} entries below ${what} that it may not read.`));
      if (missed > 0)
        doubts.add(stream, notWhole(`Groups name ${missed} entries below ${what} that the search did not give, though they match.`));
    }
    return findings;
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'stopped') throw error;
    doubts.add('users', error);
    doubts.add('groups', error);
    return new Map();
  }
}

export function* emitMembers(
  layout: Layout,
  index: DirectoryIndex,
  doubts: Doubts,
  states: States,
  findings: Findings,
): Generator<ReadEvent> {
  const bases = [layout.userBase, layout.groupBase].map((base) => dnKey(base) ?? '');
  const context: Context = { index, doubts, findings, activeDirectory: layout.kind === 'active-directory', bases };
  const nested = (state: GroupState) => state.strangers.flatMap((stranger) => groupOf(stranger, context) ?? []);
  for (const id of reachableGroups(states, nested)) {
    const state = states.get(id);
    if (state === undefined) continue;
    for (const member of index.primaryMembers.get(state.sid ?? '') ?? []) state.users.add(member);
    const { refs, doubt } = resolve(state, context);
    if (refs.length > 0) yield { kind: 'members', group: id, add: refs };
    const reason = doubt ?? (index.membersSeen ? null : viewError(seesLess('not one group shows a member.')));
    if (reason === null) yield { kind: 'members-complete', group: id, count: refs.length };
    else yield { kind: 'problem', at: { kind: 'group', id }, error: reason };
    state.users.clear();
  }
}

interface Context {
  readonly index: DirectoryIndex;
  readonly doubts: Doubts;
  readonly findings: Findings;
  readonly activeDirectory: boolean;
  /** DN keys of the search bases. */
  readonly bases: readonly string[];
}

function resolve(state: GroupState, context: Context): { refs: readonly MemberRef[]; doubt: ErrorView | null } {
  const users = new Set(state.users);
  const groups = new Set<SourceId>();
  const others = new Set<string>(state.unknownLogins);
  let doubt = state.doubt ?? claimsDoubt(state, context) ?? primaryDoubt(state, context);
  const { doubts } = context;
  for (const stranger of state.strangers) {
    const group = groupOf(stranger, context);
    const finding = context.findings.get(stranger.key);
    if (group !== null) groups.add(group);
    else if (finding?.kind === 'user') users.add(finding.id);
    else {
      others.add(stranger.key);
      if (finding?.kind === 'hidden' || finding?.kind === 'missed')
        doubt ??= viewError(seesLess('this group has a member that cannot be read.'));
      else if (context.index.groupByDn(stranger.key) === null)
        doubt ??= viewError(seesLess('two groups have the same name but for letter case.'));
    }
  }
  const unsure = state.unknownLogins.length > 0 && (doubts.has('users') || doubts.has('groups'));
  if (unsure || state.strangers.some((stranger) => isUnproven(stranger, context))) {
    doubt ??= viewError(
      notWhole(
        'Some members of this group are not known: the lists of people and groups are not whole, or too many names are out of date.',
      ),
    );
  }
  const refs: MemberRef[] = Array.from(users, userRef);
  for (const id of groups) refs.push({ kind: 'group', id });
  for (const id of others) refs.push({ kind: 'other', id });
  return { refs, doubt };
}

/** A name below the search bases that belongs to nobody who was read, and was not looked at either. */
function isUnproven({ key }: Stranger, { index, findings, bases }: Context): boolean {
  return index.groupByDn(key) === undefined && !findings.has(key) && bases.some((base) => isUnder(key, base));
}

function groupOf(stranger: Stranger, { index, findings }: Pick<Context, 'index' | 'findings'>): SourceId | null {
  const finding = findings.get(stranger.key);
  return index.groupByDn(stranger.key) ?? (finding?.kind === 'group' ? finding.id : null);
}

/** People say themselves (`memberOf`) which groups list them; a group that lists fewer is hiding some. */
function claimsDoubt(state: GroupState, { index }: Context): ErrorView | null {
  const claimed = index.claims.get(state.key) ?? 0;
  return claimed > state.users.size ? viewError(seesLess('people are in this group who are not in its list of members.')) : null;
}

/** A primary group's members are known only through the people themselves. */
function primaryDoubt(state: GroupState, { index, doubts, activeDirectory }: Context): ErrorView | null {
  if (!activeDirectory) return null;
  if (doubts.has('users'))
    return viewError(notWhole('Whose primary group this is cannot be said, because the list of people is not whole.'));
  const primary = index.primaryMembers.has(state.sid ?? '') || /-51[3-6]$/.test(state.sid ?? '') || state.sid === null;
  return index.primaryUnknown > 0 && primary ? viewError(seesLess('some people do not show their primary group.')) : null;
}
