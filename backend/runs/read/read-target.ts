/**
 * The target's state for a decision. What is known to be needed (linked people, groups given before) is read while the
 * source is still being read; the rest follows once the wishes are known.
 */
import type { TargetWants } from '../../domain/decide/desire';
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import type { TargetState, TargetUser } from '../../domain/target-state';
import type { StateRequest, StoredDetail, Target } from '../../target/port';
import { createTargetStateBuilder, type TargetProblem } from './target-state-builder';

/** Look-ups a run may spend on linked people whose details no list gave. */
const MAX_LOOKUPS = 500;

export interface TargetReader {
  /** Begins with what links already tell. */
  readKnown(links: ReadonlyMap<SourceId, Link>, only: SourceId | null): Promise<void>;
  /** Reads these people and groups one by one, and nothing else. */
  readNamed(links: ReadonlyMap<SourceId, Link>, wants: TargetWants): Promise<TargetAnswer>;
  /** Reads what is still missing and answers the whole state. */
  readWanted(wants: TargetWants): Promise<TargetAnswer>;
}

export interface TargetAnswer {
  readonly state: TargetState;
  readonly problems: readonly TargetProblem[];
}

export function createTargetReader(target: Target, signal: AbortSignal, onRecords: (records: number) => void): TargetReader {
  const builder = createTargetStateBuilder();
  let records = 0;
  let begun = false;

  async function read(request: StateRequest): Promise<void> {
    begun = true;
    builder.begin();
    for await (const event of target.readState(request, signal)) {
      builder.add(event.kind === 'user' ? { kind: 'user', user: shareStored(event.user, request.linked.get(event.user.key)) } : event);
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
        linked.set(link.userKey, storedDetail(link));
        for (const group of link.grantedGroups) groups.set(group.toLowerCase(), group);
      }
      if (linked.size === 0) return;
      await read({ linked, wantedNames: [], wantedEmails: [], groups: [...groups.values()], maxLookups: MAX_LOOKUPS });
    },
    async readNamed(links, wants) {
      const linked = new Map([...links.values()].map((link) => [link.userKey, storedDetail(link)]));
      await read({ linked, ...wants, maxLookups: linked.size, onlyNamed: true });
      return { state: builder.build(), problems: builder.problems };
    },
    async readWanted(wants) {
      const known = builder.build();
      const detailed = new Map([...known.users.values()].map((user) => [user.name.toLowerCase(), user.detail !== 'unknown']));
      const wantedNames = wants.wantedNames.filter((name) => {
        // "Complete" says that what was asked for was found, not that everything there is was listed: ask again.
        return detailed.get(name.toLowerCase()) !== true;
      });
      const groups = wants.groups.filter((group) => !known.members.has(group.toLowerCase()));
      if (!begun || wantedNames.length + wants.wantedEmails.length + groups.length > 0) {
        await read({ linked: new Map(), wantedNames, wantedEmails: wants.wantedEmails, groups, maxLookups: 0 });
      }
      return { state: builder.build(), problems: builder.problems };
    },
  };
}

/** What is as we stored it is said with the same strings: of a hundred thousand people nearly everything is. */
function shareStored(user: TargetUser, stored: StoredDetail | undefined): TargetUser {
  if (!stored) return user;
  return {
    key: user.key,
    name: user.name === stored.name ? stored.name : user.name,
    displayName: user.displayName === stored.displayName ? stored.displayName : user.displayName,
    email: user.email === stored.email ? stored.email : user.email,
    active: user.active,
    detail: user.detail,
  };
}

function storedDetail({ applied: { name, displayName, email, active }, verifiedAt }: Link): StoredDetail {
  return { name, displayName, email, active, verifiedAt };
}
