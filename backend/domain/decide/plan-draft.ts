/** A plan while it is made: takes operations, problems and what was withheld in any order, and gives them back in the plan's. */
import type { Operation } from '../plan/operation';
import { compareText, orderOperations } from '../plan/order';
import type { LinkUpdate, ManagedCounts, Plan, PlanProblem, Withheld } from '../plan/plan';
import type { SourceId } from '../records';

export interface PlanDraft {
  /** Whether this person's operations are wanted: everybody's, or some people's only. */
  concerns(sourceId: SourceId): boolean;
  add(operation: Operation): void;
  report(problem: PlanProblem): void;
  withhold(kind: Withheld['kind'], because: Withheld['because'], sourceId: SourceId, where?: Pick<Withheld, 'group' | 'connector'>): void;
  /** Whether any operation is about this person. */
  changes(sourceId: SourceId): boolean;
  finish(rest: {
    readonly linkUpdates: readonly LinkUpdate[];
    readonly managed: ManagedCounts;
    readonly inScope: number;
    readonly unchanged: number;
  }): Plan;
}

export function createPlanDraft(onlyPeople: ReadonlySet<SourceId> | null): PlanDraft {
  const operations: Operation[] = [];
  const problems = new Map<string, PlanProblem>();
  const withheld = new Map<string, { entry: Withheld; count: number; sourceId: SourceId }>();
  const changed = new Set<SourceId>();
  const concerns = (sourceId: SourceId) => onlyPeople === null || onlyPeople.has(sourceId);

  return {
    concerns,
    add(operation) {
      if ('person' in operation) {
        if (!concerns(operation.person.sourceId)) return;
        changed.add(operation.person.sourceId);
      }
      operations.push(operation);
    },
    report(problem) {
      if (problem.at?.kind === 'user' && !concerns(problem.at.id)) return;
      problems.set(JSON.stringify([problem.code, problem.at?.kind ?? '', problem.at?.id ?? '', problem.message]), problem);
    },
    withhold(kind, because, sourceId, where = {}) {
      if (!concerns(sourceId)) return;
      const key = JSON.stringify([kind, because, where.group ?? '', where.connector ?? '']);
      const known = withheld.get(key);
      if (known) known.count += 1;
      else withheld.set(key, { entry: { kind, because, count: 0, ...where }, count: 1, sourceId });
    },
    changes: (sourceId) => changed.has(sourceId),
    finish: (rest) => ({
      operations: orderOperations(operations),
      problems: sorted(problems),
      withheld: sorted(withheld).map(({ entry, count, sourceId }) => ({ ...entry, count, ...(count === 1 ? { sourceId } : {}) })),
      ...rest,
    }),
  };
}

function sorted<T>(entries: ReadonlyMap<string, T>): T[] {
  return [...entries].sort(([a], [b]) => compareText(a, b)).map(([, value]) => value);
}
