/** A what-if in numbers, with one page of its people. */
import type { PlanProblem } from '../../domain/plan/plan';
import type { SourceId } from '../../domain/records';
import { systemClock } from '../clock';
import { countPlanned } from '../pipeline/count-planned';
import { affectedPeople, peopleWithProblems, previewPeople } from './preview-people';
import type { WhatIfAnswer } from './preview-service';

export interface PreviewPageQuery {
  readonly limit: number;
  /** How many people to pass over. */
  readonly from: number;
  /** Looks through everybody. */
  readonly search?: string;
  readonly show: 'affected' | 'everybody';
}

const MOST_PROBLEMS = 100;

export function pagePreview({ snapshot, whatIf, links, directory }: WhatIfAnswer, query: PreviewPageQuery) {
  const { plan, brakes } = whatIf;
  const affected = affectedPeople(whatIf);
  const troubled = peopleWithProblems(whatIf);
  const found = new Set<SourceId>();
  if (query.search === undefined) {
    // Who has a problem first, then who changes, then those for whom nothing changes.
    for (const id of troubled) found.add(id);
    for (const id of affected) found.add(id);
    if (query.show === 'everybody') for (const id of directory.idsOf('')) found.add(id);
  } else {
    const matching = [...new Set([...directory.idsOf(query.search), ...renamedTo(query.search, whatIf.desired)])];
    const rank = (id: SourceId) => (troubled.has(id) ? 0 : affected.has(id) ? 1 : 2);
    for (const id of matching.sort((a, b) => rank(a) - rank(b))) found.add(id);
  }
  const end = query.from + query.limit;
  const items = previewPeople(whatIf, links, [...found].slice(query.from, end)).map((person) => {
    const { login = null, name = null, userName = null } = directory.get(person.sourceId) ?? {};
    return { ...person, login, name, userName };
  });
  return {
    snapshot,
    ageSeconds: Math.max(0, Math.round((systemClock.now() - Date.parse(snapshot.takenAt)) / 1000)),
    detail: 'stored' as const,
    counts: countPlanned(plan.operations),
    people: {
      read: snapshot.users,
      inScope: plan.inScope,
      affected: affected.size,
      unchanged: plan.unchanged,
      withProblems: troubled.size,
      linked: links.size,
    },
    withheld: plan.withheld.reduce((sum, { count }) => sum + count, 0),
    brakes,
    problems: { total: plan.problems.length, items: firstProblems(plan.problems) },
    page: { items, total: found.size, next: end < found.size ? String(end) : null },
  };
}

/** Also found by the user name they would get. */
function renamedTo(search: string, desired: WhatIfAnswer['whatIf']['desired']): SourceId[] {
  const part = search.toLowerCase();
  const found: SourceId[] = [];
  for (const person of desired.people.values()) {
    if (person.verdict === 'in-scope' && person.mapped.fields.username?.toLowerCase().includes(part)) found.push(person.sourceId);
  }
  return found;
}

function firstProblems(problems: readonly PlanProblem[]): readonly PlanProblem[] {
  const general = problems.filter(({ at }) => at?.kind !== 'user').slice(0, MOST_PROBLEMS);
  const personal = problems.filter(({ at }) => at?.kind === 'user').slice(0, MOST_PROBLEMS - general.length);
  return [...general, ...personal];
}
