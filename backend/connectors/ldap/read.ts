/**
 * A full read: people, groups, memberships, then the verdict. `complete` comes last, because what the groups say may
 * still prove that the list of people was not whole.
 */
import { RollcallError } from '../../domain/errors';
import type { ReadEvent } from '../../domain/read-events';
import type { SourceId, Stream } from '../../domain/records';
import type { LdapEntry } from '../kit/ldap/entry';
import type { ConnectorHost, ReadScope } from '../spi';
import { ChangeWatch } from './change-watch';
import { Directory } from './client';
import type { LdapConfig } from './configuration';
import { writeCursor } from './cursor';
import { DirectoryIndex } from './directory-index';
import { Doubts } from './doubts';
import type { GroupState } from './memberships';
import { readGroups } from './read-groups';
import { emitMembers, examineStrangers } from './read-members';
import { readUsers } from './read-users';
import { testVisibility } from './visibility';

/** Throws when the directory cannot be reached or refuses the account; later faults are problems of a stream. */
export async function* readDirectory(config: LdapConfig, host: ConnectorHost, scope: ReadScope): AsyncGenerator<ReadEvent> {
  const directory = await Directory.open(config, host);
  try {
    const index = new DirectoryIndex();
    const doubts = new Doubts();
    const states = new Map<SourceId, GroupState>();
    const watch = await ChangeWatch.start(directory, host.clock);
    const see = (entry: LdapEntry) => watch.see(entry);
    yield* readUsers(directory, index, doubts, host, see);
    yield* readGroups(directory, index, doubts, scope, { states, see });
    const findings = await examineStrangers(directory, index, doubts, states);
    await test(directory, index, doubts);
    let whole = true;
    for (const event of emitMembers(directory.layout, index, doubts, states, findings)) {
      if (event.kind === 'problem') whole = false;
      yield event;
    }
    yield* verdict('users', index.userIds.size, doubts);
    yield* verdict('groups', index.groupIds.size, doubts);
    // A mark after a read with gaps would leave the gaps unread for good.
    const mark = whole && !doubts.has('users') && !doubts.has('groups') ? watch.mark() : null;
    if (mark !== null) yield { kind: 'cursor', value: writeCursor(scope.fingerprint, mark) };
    host.log.debug({ calls: directory.calls, users: index.userIds.size, groups: index.groupIds.size }, 'directory read');
  } finally {
    directory.close();
  }
}

async function test(directory: Directory, index: DirectoryIndex, doubts: Doubts): Promise<void> {
  if (doubts.has('users')) return;
  try {
    await testVisibility(directory, index, doubts);
  } catch (error) {
    if (error instanceof RollcallError && error.code === 'stopped') throw error;
    doubts.add('users', error);
  }
}

function* verdict(stream: Stream, count: number, doubts: Doubts): Generator<ReadEvent> {
  const reasons = doubts.about(stream);
  for (const error of reasons) yield { kind: 'problem', at: { stream }, error };
  if (reasons.length === 0) yield { kind: 'complete', stream, count };
}
