/** People of a what-if as a form shows them: before → after of each attribute, groups that come and go, problems. */
import { explainReason } from '../../domain/explain/words';
import type { Json } from '../../domain/json';
import type { Link } from '../../domain/link';
import type { Operation, OperationKind, UserFields } from '../../domain/plan/operation';
import type { PlanProblem } from '../../domain/plan/plan';
import type { Reason } from '../../domain/plan/reason';
import type { SourceId } from '../../domain/records';
import type { WhatIf } from './what-if';

export interface AttributeChange {
  /** `username`, `displayName`, `email`, `active` or `property:<key>`. */
  readonly attribute: string;
  readonly before: Json;
  readonly after: Json;
  readonly changed: boolean;
}

export interface GroupChange {
  readonly name: string;
  readonly reason: string;
  /** The reason behind the words, for other languages. */
  readonly why: Reason;
}

export interface PreviewedPerson {
  readonly sourceId: SourceId;
  /** `not-managed`: out of scope and without an account of ours. */
  readonly verdict: 'in-scope' | 'left' | 'unknown' | 'dropped' | 'not-managed';
  readonly kinds: readonly OperationKind[];
  readonly reasons: readonly string[];
  /** The reasons behind the words. */
  readonly whys: readonly Reason[];
  /** Some of it would wait for approval. */
  readonly held: boolean;
  readonly problems: readonly PlanProblem[];
  readonly attributes: readonly AttributeChange[];
  readonly groupsAdded: readonly GroupChange[];
  readonly groupsRemoved: readonly GroupChange[];
}

/** Whom the plan changes, in the order of the plan. */
export function affectedPeople({ plan }: WhatIf): ReadonlySet<SourceId> {
  const people = new Set<SourceId>();
  for (const operation of plan.operations) if ('person' in operation) people.add(operation.person.sourceId);
  return people;
}

export function peopleWithProblems({ plan }: WhatIf): ReadonlySet<SourceId> {
  const people = new Set<SourceId>();
  for (const { at } of plan.problems) if (at?.kind === 'user') people.add(at.id);
  return people;
}

export function previewPeople(whatIf: WhatIf, links: ReadonlyMap<SourceId, Link>, ids: readonly SourceId[]): readonly PreviewedPerson[] {
  const wanted = new Set(ids);
  const operations = gather(whatIf.plan.operations, (operation) => ('person' in operation ? operation.person.sourceId : null), wanted);
  const problems = gather(whatIf.plan.problems, ({ at }) => (at?.kind === 'user' ? at.id : null), wanted);
  return ids.map((id) => previewPerson(whatIf, id, links.get(id) ?? null, operations.get(id) ?? [], problems.get(id) ?? []));
}

function gather<T>(items: Iterable<T>, idOf: (item: T) => SourceId | null, wanted: ReadonlySet<SourceId>): ReadonlyMap<SourceId, T[]> {
  const lists = new Map<SourceId, T[]>();
  for (const item of items) {
    const id = idOf(item);
    if (id === null || !wanted.has(id)) continue;
    const list = lists.get(id);
    if (list) list.push(item);
    else lists.set(id, [item]);
  }
  return lists;
}

function previewPerson(
  { desired, holds }: WhatIf,
  sourceId: SourceId,
  link: Link | null,
  operations: readonly Operation[],
  problems: readonly PlanProblem[],
): PreviewedPerson {
  const person = desired.people.get(sourceId);
  const moved = (kind: OperationKind): GroupChange[] =>
    operations.flatMap((operation) =>
      operation.kind === kind && 'group' in operation
        ? [{ name: operation.group, reason: explainReason(operation.reason, operation.kind), why: operation.reason }]
        : [],
    );
  const mapped = person?.verdict === 'in-scope' ? person.mapped : null;
  const attributes = new Map<string, AttributeChange>();
  const keep = (attribute: string, before: Json, after: Json) => attributes.set(attribute, { attribute, before, after, changed: false });
  const { name = null, displayName = null, email = null, active = null } = link?.applied ?? {};
  // Without an account yet the mapped value is all there is to see, whether or not it comes to a change.
  keep('username', name, name ?? mapped?.fields.username ?? null);
  keep('displayName', displayName, displayName ?? mapped?.fields.displayName ?? null);
  keep('email', email, email ?? mapped?.fields.email ?? null);
  keep('active', active, active);
  for (const [key, value] of Object.entries(mapped?.properties ?? {})) {
    const before = ownProperty(link, key);
    keep(`property:${key}`, before, before ?? value);
  }
  for (const operation of operations) {
    for (const [attribute, after] of changesOf(operation)) {
      const before = operation.kind === 'set-property' ? operation.before : (attributes.get(attribute)?.before ?? null);
      attributes.set(attribute, { attribute, before, after, changed: true });
    }
  }
  const reasons = operations.filter(({ kind }) => kind !== 'add-member' && kind !== 'remove-member');
  return {
    sourceId,
    verdict: person?.verdict ?? 'not-managed',
    kinds: [...new Set(operations.map(({ kind }) => kind))],
    reasons: [...new Set(reasons.map(({ reason, kind }) => explainReason(reason, kind)))],
    whys: [...new Map(reasons.map(({ reason }) => [JSON.stringify(reason), reason])).values()],
    held: operations.some(holds),
    problems,
    attributes: [...attributes.values()],
    groupsAdded: moved('add-member'),
    groupsRemoved: moved('remove-member'),
  };
}

function ownProperty(link: Link | null, key: string): Json {
  const properties = link?.applied.properties ?? {};
  return Object.hasOwn(properties, key) ? (properties[key] ?? null) : null;
}

const FIELDS: readonly (readonly [keyof UserFields, string])[] = [
  ['name', 'username'],
  ['displayName', 'displayName'],
  ['email', 'email'],
  ['active', 'active'],
];

function changesOf(operation: Operation): readonly (readonly [string, Json])[] {
  if (operation.kind === 'set-property') return [[`property:${operation.property}`, operation.after]];
  if (!('person' in operation) || 'group' in operation) return [];
  if (operation.kind === 'delete-user' || operation.kind === 'anonymize-user') return FIELDS.map(([, attribute]) => [attribute, null]);
  return FIELDS.flatMap(([field, attribute]) => {
    const after = operation.after?.[field];
    return after === undefined ? [] : [[attribute, after] as const];
  });
}
