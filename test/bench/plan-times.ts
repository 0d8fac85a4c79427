/** How long deciding takes, and how it grows: a first sync of 12,500 to 100,000 people with ten memberships each. */

import { oktaConnectorType } from '../../backend/connectors/okta';
import { decide } from '../../backend/domain/decide/decide';
import type { DecideInput } from '../../backend/domain/decide/input';
import { SyncRulesSchema } from '../../backend/domain/rules/sync-rules';
import { createSnapshotBuilder } from '../../backend/domain/snapshot/fold-read-events';
import { referenceCompany } from '../sources/company/reference-company';

/** In a process of its own, whose heap holds nothing else. Started by `measurePlans`. */
export function timePlans(): PlanTimes {
  const sizes = [12_500, 25_000, 50_000, 100_000];
  timePlan(sizes[0] ?? 0);
  const seconds = sizes.map((users) => Math.min(...[1, 2, 3].map(() => timePlan(users))));
  return { largest: seconds.at(-1) ?? Number.NaN, exponent: slope(sizes.map(Math.log), seconds.map(Math.log)) };
}

export interface PlanTimes {
  /** Seconds for the largest size. */
  readonly largest: number;
  /** The power of the size that the time grows with: 1 is linear. */
  readonly exponent: number;
}

function timePlan(users: number): number {
  const input = firstSyncOf(users);
  // What an earlier size left behind is not this one's to clear away.
  globalThis.gc?.();
  const began = performance.now();
  const { operations } = decide(input);
  const seconds = (performance.now() - began) / 1000;
  if (operations.length !== users + users / 10 + users * 10) throw new Error(`The plan for ${users} has ${operations.length} operations.`);
  return seconds;
}

function firstSyncOf(users: number): DecideInput {
  const company = referenceCompany({ users, groups: users / 10, membersPerGroup: 100 });
  const builder = createSnapshotBuilder();
  for (const { id, login, displayName, mail } of company.people.values()) {
    const profile = { login: `${login}@${company.domain}`, displayName: displayName ?? login, email: mail };
    builder.add({ kind: 'user', record: { id, active: true, status: 'ACTIVE', kind: 'member', attributes: { profile } } });
  }
  for (const { id, name, memberIds } of company.groups.values()) {
    builder.add({ kind: 'group', record: { id, name, attributes: {} } });
    builder.add({ kind: 'members', group: id, add: [...memberIds].map((member) => ({ kind: 'user', id: member })) });
    builder.add({ kind: 'members-complete', group: id, count: memberIds.size });
  }
  builder.add({ kind: 'complete', stream: 'users', count: company.people.size });
  builder.add({ kind: 'complete', stream: 'groups', count: company.groups.size });
  return {
    source: builder.build(),
    target: {
      users: new Map(),
      groups: new Map(),
      members: new Map(),
      complete: { users: true, groups: true },
      protectedKeys: new Set(),
      properties: new Map(),
    },
    links: new Map(),
    rules: SyncRulesSchema.parse({ mapping: oktaConnectorType.spec.recommendedMapping, groups: { include: ['*'] } }),
    expressions: new Map(),
    now: '2026-01-01T00:00:00.000Z',
    onlyPeople: null,
  };
}

/** Least squares: y grows with the slope-th power of x when both are logarithms. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const over = x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] ?? 0) - my), 0);
  return over / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
