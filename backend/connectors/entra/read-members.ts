/** Members of wanted groups, and of the groups inside them, each group read once. */

import { isRollcallError, RollcallError } from '../../domain/errors';
import type { ReadEvent } from '../../domain/read-events';
import type { MemberRef, SourceId } from '../../domain/records';
import type { Misfortune } from '../kit/misfortune';
import { protocolFault } from '../kit/misfortune';
import type { Emit } from '../kit/paging/merge-reads';
import type { BatchReader } from './batch';
import type { EntraClient } from './client';
import { hidesMembers, toMember } from './records';

export interface MembersOptions {
  readonly client: EntraClient;
  readonly batches: BatchReader;
  readonly emit: Emit<ReadEvent>;
  readonly misfortune: Misfortune;
  /** `closure` reads child groups as well; `transitive` has Graph put them together; `direct` leaves them alone. */
  readonly nesting: 'direct' | 'closure' | 'transitive';
  /** A group turned out to be deleted since it was listed. Called in the turn its `removed` event is emitted. */
  readonly onGone: (group: SourceId) => void;
}

export class MembersRead {
  readonly #options: MembersOptions;
  readonly #started = new Set<SourceId>();
  readonly #work: Promise<void>[] = [];
  /** Groups whose members were read to their end. */
  readonly whole = new Set<SourceId>();
  /** Groups that failed in a way another try may cure: anything but a missing permission. */
  readonly owed = new Set<SourceId>();

  constructor(options: MembersOptions) {
    this.#options = options;
  }

  /** @param hidden whether the group shows its members only to applications with a permission of its own; null: not known. */
  start(group: SourceId, hidden: boolean | null): void {
    if (this.#started.has(group)) return;
    this.#started.add(group);
    const reading = this.#read(group, hidden);
    // Awaited in `finish`; until then a stopped read must not count as an error nobody handles.
    reading.catch(() => undefined);
    this.#work.push(reading);
  }

  /** Resolves when everything started, and what it led to, was read or failed. */
  async finish(): Promise<void> {
    for (let done = 0; done < this.#work.length; ) {
      const open = this.#work.slice(done);
      done = this.#work.length;
      await Promise.all(open);
    }
  }

  async #read(group: SourceId, hidden: boolean | null): Promise<void> {
    const { client, batches, emit, nesting, misfortune } = this.#options;
    const members = new Set<SourceId>();
    try {
      const kind = nesting === 'transitive' ? 'transitiveMembers' : 'members';
      for await (const page of client.members(group, kind, batches)) {
        // Transitive members have the groups between as well; their people are in the list already.
        const refs = page.map(readMember).filter((ref) => nesting !== 'transitive' || ref.kind !== 'group');
        for (const { id } of refs) members.add(id);
        if (refs.length > 0) await emit([{ kind: 'members', group, add: refs }]);
        if (nesting === 'closure') for (const ref of refs) if (ref.kind === 'group') this.start(ref.id, null);
      }
      if (members.size === 0 && (await this.#mayBeHidden(group, hidden))) throw hiddenMembers();
      misfortune.noteSuccess();
      this.whole.add(group);
      await emit([{ kind: 'members-complete', group, count: members.size }]);
    } catch (error) {
      await this.#fail(group, error);
    }
  }

  /** An empty list of a group that hides its members means something only when our token may see them. */
  async #mayBeHidden(group: SourceId, hidden: boolean | null): Promise<boolean> {
    const { client, batches } = this.#options;
    if (!(hidden ?? hidesMembers(await client.group(group, batches)))) return false;
    return !(await client.signIn()).has('Member.Read.Hidden');
  }

  async #fail(group: SourceId, error: unknown): Promise<void> {
    const { client, emit, misfortune, onGone } = this.#options;
    if (isRollcallError(error) && error.code === 'source-gone' && (await this.#isGone(client, group))) {
      onGone(group);
      await emit([{ kind: 'removed', object: { kind: 'group', id: group }, reason: 'deleted' }]);
      return;
    }
    const view = misfortune.view(error);
    if (view.code !== 'source-permission') this.owed.add(group);
    await emit([{ kind: 'problem', at: { kind: 'group', id: group }, error: view }]);
  }

  /** A 404 of the members alone proves nothing: the group itself is asked for. */
  async #isGone(client: EntraClient, group: SourceId): Promise<boolean> {
    try {
      return (await client.group(group)) === null;
    } catch (error) {
      if (isRollcallError(error) && error.code === 'stopped') throw error;
      return false;
    }
  }
}

function readMember(item: unknown): MemberRef {
  const ref = toMember(item);
  if (ref) return ref;
  throw typeof item === 'object' && item !== null ? hiddenMembers() : protocolFault('Graph listed a member that is no object.');
}

function hiddenMembers(): RollcallError {
  return new RollcallError('source-permission', 'Graph hides the members of this group from our application.', {
    remedy:
      'Add the Microsoft Graph application permission Member.Read.Hidden and grant admin consent, or leave groups with hidden membership out.',
  });
}
