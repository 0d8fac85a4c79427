/** The order of a plan: phases, then chains of renames, then ids. It depends on ids only, never on the order of events. */
import { foldName } from '../patterns/fold-name';
import { type Operation, PHASES, type UserOperation } from './operation';

/** Compares by code units: the same everywhere, whatever the locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Sorts in the order of work and answers a new list. */
export function orderOperations(operations: Iterable<Operation>): Operation[] {
  const phases = new Map<number, Operation[]>();
  for (const operation of operations) {
    const phase = phases.get(PHASES[operation.kind]);
    if (phase) phase.push(operation);
    else phases.set(PHASES[operation.kind], [operation]);
  }
  const ordered: Operation[] = [];
  for (const [phase, members] of [...phases].sort(([a], [b]) => a - b)) {
    if (phase === PHASES['rename-user']) sortRenames(members);
    else members.sort((a, b) => compareText(a.id, b.id));
    for (const operation of members) ordered.push(operation);
  }
  return ordered;
}

/**
 * How many renames must be done before each one, by operation id: 0 when nobody in the plan still has the new name.
 * Renames of one depth may run side by side; a deeper one must wait for the shallower ones.
 */
export function renameDepths(operations: Iterable<Operation>): ReadonlyMap<string, number> {
  const byOldName = new Map<string, UserOperation>();
  for (const operation of operations) {
    if (operation.kind === 'rename-user' && operation.before?.name !== undefined) byOldName.set(foldName(operation.before.name), operation);
  }
  const depths = new Map<string, number>();
  for (const start of byOldName.values()) {
    const path: UserOperation[] = [];
    const walked = new Set<string>();
    let at: UserOperation | undefined = start;
    while (at && !depths.has(at.id) && !walked.has(at.id)) {
      walked.add(at.id);
      path.push(at);
      at = byOldName.get(foldName(at.after?.name ?? ''));
    }
    let depth = at ? (depths.get(at.id) ?? 0) + 1 : 0;
    for (const operation of path.reverse()) depths.set(operation.id, depth++);
  }
  return depths;
}

function sortRenames(renames: Operation[]): void {
  const depths = renameDepths(renames);
  const depth = (operation: Operation) => depths.get(operation.id) ?? 0;
  renames.sort((a, b) => depth(a) - depth(b) || compareText(a.id, b.id));
}
