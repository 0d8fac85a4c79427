/**
 * The target's state for a decision. What is known to be needed (linked people, groups given before) is read while the
 * source is still being read; the rest follows once the wishes are known.
 */
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import type { TargetState } from '../../domain/target-state';
import type { StateRequest, StoredDetail, Target } from '../../target/port';
import { createTargetStateBuilder, type TargetProblem } from './target-state-builder';

/** Look-ups a run may spend on linked people whose details no list gave. */
const MAX_LOOKUPS = 500;

export interface TargetReader {
  /** Begins with what links already tell. */
  readKnown(links: ReadonlyMap<SourceId, Link>, only: SourceId | null): Promise<void>;
  /** Reads what is still missing and answers the whole state. */
  readWanted(wants: {
    readonly wantedNames: readonly string[];
    readonly wantedEmails: readonly string[];
    readonly groups: readonly string[];
  }): Promise<{ readonly state: TargetState; readonly problems: readonly TargetProblem[] }>;
}

export function createTargetReader(target: Target, signal: AbortSignal, onRecords: (records: number) => void): TargetReader {
  const builder = createTargetStateBuilder();
  let records = 0;
  let begun = false;

  async function read(request: StateRequest): Promise<void> {
    begun = true;
    builder.begin();
    for await (const event of target.readState(request, signal)) {
      builder.add(event);
      if (event.kind === 'user' || event.kind === 'members') {
        records += 1;
        onRecords(records);
      }
    }
  }

  return {
    async readKnown(links, only) {
      const linked = new Map<string, StoredDetail>();
      const groups = new Map<string, string>();
      for (const [sourceId, link] of links) {
        if (only !== null && sourceId !== only) continue;
        const { name, displayName, email, active } = link.applied;
        linked.set(link.userKey, { name, displayName, email, active, verifiedAt: link.verifiedAt });
        for (const group of link.grantedGroups) groups.set(group.toLowerCase(), group);
      }
      if (linked.size === 0) return;
      await read({ linked, wantedNames: [], wantedEmails: [], groups: [...groups.values()], maxLookups: MAX_LOOKUPS });
    },
    async readWanted(wants) {
      const known = builder.build();
      const detailed = new Map([...known.users.values()].map((user) => [user.name.toLowerCase(), user.detail !== 'unknown']));
      const wantedNames = wants.wantedNames.filter((name) => {
        const detail = detailed.get(name.toLowerCase());
        // A complete list that does not hold the name is the answer already.
        return detail === undefined ? !known.complete.users : !detail;
      });
      const groups = wants.groups.filter((group) => !known.members.has(group.toLowerCase()));
      const missingGroups = known.complete.groups ? groups.filter((group) => known.groups.has(group.toLowerCase())) : groups;
      if (!begun || wantedNames.length + wants.wantedEmails.length + missingGroups.length > 0) {
        await read({ linked: new Map(), wantedNames, wantedEmails: wants.wantedEmails, groups: missingGroups, maxLookups: 0 });
      }
      return { state: builder.build(), problems: builder.problems };
    },
  };
}
