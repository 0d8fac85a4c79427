/** Folds target events of one or several reads into one state. What was read outranks what was stored. */
import type { ErrorView } from '../../domain/errors';
import type { TargetGroupMembers, TargetState, TargetUser } from '../../domain/target-state';
import type { TargetEvent } from '../../target/port';

const RANK = { unknown: 0, stored: 1, read: 2 } as const;

export interface TargetProblem {
  readonly at: 'users' | 'groups' | { readonly group: string };
  readonly error: ErrorView;
}

export interface TargetStateBuilder {
  add(event: TargetEvent): void;
  /** Marks the begin of a read: `complete` of the state needs a complete of every read that began. */
  begin(): void;
  build(): TargetState;
  readonly problems: readonly TargetProblem[];
}

export function createTargetStateBuilder(): TargetStateBuilder {
  const users = new Map<string, TargetUser>();
  const groups = new Map<string, string>();
  const members = new Map<string, TargetGroupMembers>();
  const protectedKeys = new Set<string>();
  const problems: TargetProblem[] = [];
  const completes = { users: 0, groups: 0 };
  let reads = 0;

  return {
    problems,
    begin() {
      reads += 1;
    },
    add(event) {
      switch (event.kind) {
        case 'user': {
          const known = users.get(event.user.key);
          if (!known || RANK[event.user.detail] >= RANK[known.detail]) users.set(event.user.key, event.user);
          break;
        }
        case 'group':
          groups.set(event.name.toLowerCase(), event.name);
          break;
        case 'members':
          members.set(event.group.toLowerCase(), event.members);
          break;
        case 'no-such-user':
          users.delete(event.key);
          break;
        case 'protected':
          for (const key of event.keys) protectedKeys.add(key);
          break;
        case 'complete':
          completes[event.stream] += 1;
          break;
        case 'problem':
          problems.push({ at: event.at, error: event.error });
          break;
      }
    },
    build() {
      const failed = (stream: 'users' | 'groups') => problems.some((problem) => problem.at === stream);
      return {
        users,
        groups,
        members,
        protectedKeys,
        properties: new Map(),
        complete: {
          users: reads > 0 && completes.users >= reads && !failed('users'),
          groups: reads > 0 && completes.groups >= reads && !failed('groups'),
        },
      };
    },
  };
}
