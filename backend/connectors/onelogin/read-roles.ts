/** Roles, and the members of each wanted one. */
import type { ReadEvent } from '../../domain/read-events';
import type { MemberRef, SourceId } from '../../domain/records';
import { protocolFault } from '../kit/misfortune';
import { Tally } from './pages';
import { isAssigned, readId, toRole } from './records';
import type { Read } from './running-read';

export interface RolesRead {
  /** How many roles there are; null when the list was not read to its end. */
  readonly listed: number | null;
  /** Settles when the members of all wanted roles were read. */
  readonly members: Promise<unknown>;
}

export async function readRoles(read: Read): Promise<RolesRead> {
  const tally = new Tally();
  const seen = new Set<SourceId>();
  const work: Promise<void>[] = [];
  let listed: number | null = null;
  try {
    for await (const page of read.client.roles(read.signal)) {
      tally.note(page);
      const events: ReadEvent[] = [];
      const wanted: SourceId[] = [];
      for (const item of page.items) {
        const record = toRole(item);
        if (!record) throw protocolFault('OneLogin listed a role without an id or a name.');
        events.push({ kind: 'group', record });
        tally.count(record.id);
        if (!seen.has(record.id) && read.scope.wantsMembersOf(record)) wanted.push(record.id);
        seen.add(record.id);
      }
      await read.emit(events);
      read.ahead.expectRolePages(page.pagesLeft, wanted.length);
      for (const role of wanted) work.push(startMembers(read, role));
    }
    tally.verify('roles');
    listed = tally.size;
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { stream: 'groups' }, error: read.misfortune.view(error) }]);
  }
  return { listed, members: Promise.all(work) };
}

function startMembers(read: Read, role: SourceId): Promise<void> {
  const members = read.lanes.run(() => readMembers(read, role));
  // Awaited at the end; until then a stopped read must not count as an error nobody handles.
  members.catch(() => undefined);
  return members;
}

async function readMembers(read: Read, role: SourceId): Promise<void> {
  const tally = new Tally();
  const members = new Set<SourceId>();
  try {
    const onTurn = () => read.misfortune.throwIfHopeless();
    onTurn();
    read.ahead.startMembers();
    for await (const page of read.client.members(role, read.signal, onTurn)) {
      tally.note(page);
      const add: MemberRef[] = [];
      for (const item of page.items) {
        const id = readId(item);
        if (id === null) throw protocolFault('OneLogin listed a member without an id.');
        tally.count(id);
        if (!isAssigned(item)) continue;
        members.add(id);
        add.push({ kind: 'user', id });
      }
      if (add.length > 0) await read.emit([{ kind: 'members', group: role, add }]);
    }
    tally.verify('members of the role');
    read.misfortune.noteSuccess();
    await read.emit([{ kind: 'members-complete', group: role, count: members.size }]);
  } catch (error) {
    await read.emit([{ kind: 'problem', at: { kind: 'group', id: role }, error: read.misfortune.view(error) }]);
  }
}
