import { isRollcallError, RollcallError, viewError } from '../../../domain/errors';
import { foldName } from '../../../domain/patterns/fold-name';
import { readMembers } from './members';
import type { Reading } from './reading';
import { sideBySide } from './side-by-side';

export interface GroupsSettled {
  /** Groups that answered, in the spelling they were asked for. */
  readonly existing: readonly string[];
  /** Groups of which it is not known whether they exist. */
  readonly unsettled: number;
}

/** Reads the members of the groups asked for. What goes wrong with one group stays with that group. */
export async function readGroupMembers(reading: Reading, groups: readonly string[]): Promise<GroupsSettled> {
  const existing: string[] = [];
  let unsettled = 0;
  await sideBySide(uniqueNames(groups), reading.width, async (group) => {
    const answer = await readOneGroup(reading, group);
    if (answer === 'exists') existing.push(group);
    if (answer === 'not-known') unsettled++;
  });
  return { existing, unsettled };
}

async function readOneGroup({ client, out, seen, signal }: Reading, group: string): Promise<'exists' | 'missing' | 'not-known'> {
  try {
    const found = await readMembers(client, group, signal);
    if (!found) return 'missing';
    const keys = new Set(found.members.map((member) => seen.tell(member)));
    out.push({ kind: 'members', group, members: { keys, complete: found.complete, mayIncludeNested: true } });
    if (!found.complete) out.push({ kind: 'problem', at: { group }, error: viewError(membersMoved()) });
    return 'exists';
  } catch (error) {
    if (!isRollcallError(error) || endsTheRead(error)) throw error;
    out.push({ kind: 'members', group, members: { keys: new Set(), complete: false, mayIncludeNested: true } });
    out.push({ kind: 'problem', at: { group }, error: viewError(error) });
    return 'not-known';
  }
}

/** Nothing else can succeed after these. */
export const endsTheRead = (error: RollcallError): boolean =>
  ['target-auth', 'target-captcha', 'stopped', 'outbound-refused'].includes(error.code);

/** Names that differ in more than case, in their first spelling. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const byFolded = new Map<string, string>();
  for (const name of names) if (!byFolded.has(foldName(name))) byFolded.set(foldName(name), name);
  return [...byFolded.values()];
}

export function membersMoved(): RollcallError {
  return new RollcallError('target-protocol', 'The members of the group changed while they were read.', {
    retry: 'later',
    remedy: 'Nothing to do: nobody is removed from this group in this run, and the next run reads it again.',
  });
}
