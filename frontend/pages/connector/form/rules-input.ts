/** The rules of a connector as its form has them: text as it is typed, and back. The mapping is edited elsewhere and stays as it is. */
import type { SyncRules } from '../../../api/shapes';
import { patternsToText, textToPatterns, toLines } from '../../../components/lines';

type Rules = Omit<SyncRules, 'mapping'>;
export type ConditionInput = Rules['scope']['conditions'][number];
type Side = 'include' | 'exclude';

/** Whole numbers and percentages are text until they are sent. */
export interface LimitInput {
  count: string;
  percent: string;
  floor: string;
}

export interface RulesInput {
  includeGroups: string;
  excludeGroups: string;
  alwaysAssigned: string;
  requiredGroups: string;
  neverTouch: string;
  guests: Side;
  serviceAccounts: Side;
  conditions: ConditionInput[];
  leavers: { action: Rules['leavers']['action']; removeGroups: boolean; graceDays: string };
  matching: { by: Rules['matching']['by']; renameUsers: boolean };
  deactivations: LimitInput;
  membershipRemovals: LimitInput;
  holdsEmptyRead: boolean;
}

/** As the server fills in what is left out. */
const defaults = {
  deactivations: { count: 50, percent: 20, floor: 20 },
  membershipRemovals: { count: 500, percent: 20, floor: 20 },
} as const;

type DeepPartial<T> = { readonly [Key in keyof T]?: T[Key] extends object ? Partial<T[Key]> : T[Key] };

export function toRulesInput(rules: DeepPartial<Rules> = {}): RulesInput {
  const { scope, groups, leavers, matching, brakes } = rules;
  const limit = (name: 'deactivations' | 'membershipRemovals'): LimitInput => {
    const { count, percent, floor } = { ...defaults[name], ...brakes?.[name] };
    return { count: String(count), percent: String(percent), floor: String(floor) };
  };
  return {
    includeGroups: patternsToText(groups?.include ?? []),
    excludeGroups: patternsToText(groups?.exclude ?? []),
    alwaysAssigned: (groups?.alwaysAssigned ?? []).join('\n'),
    requiredGroups: patternsToText(scope?.requiredGroups ?? []),
    neverTouch: patternsToText(scope?.neverTouch ?? []),
    guests: scope?.guests ?? 'exclude',
    serviceAccounts: scope?.serviceAccounts ?? 'exclude',
    conditions: (scope?.conditions ?? []).map((condition) => ({ ...condition })),
    leavers: {
      action: leavers?.action ?? 'deactivate',
      removeGroups: leavers?.removeGroups ?? true,
      graceDays: String(leavers?.graceDays ?? 30),
    },
    matching: { by: matching?.by ?? 'username', renameUsers: matching?.renameUsers ?? true },
    deactivations: limit('deactivations'),
    membershipRemovals: limit('membershipRemovals'),
    holdsEmptyRead: (brakes?.emptyRead ?? 'hold') === 'hold',
  };
}

/** Whom and which groups the form means: what is counted while it is typed. */
export function scopeOf(input: RulesInput, stored: DeepPartial<Rules> = {}): Pick<Rules, 'scope' | 'groups'> {
  return {
    scope: {
      ...stored.scope,
      requiredGroups: textToPatterns(input.requiredGroups),
      neverTouch: textToPatterns(input.neverTouch),
      guests: input.guests,
      serviceAccounts: input.serviceAccounts,
      conditions: input.conditions.map(({ attribute, operator, value }) => ({ attribute: attribute.trim(), operator, value })),
    },
    groups: {
      ...stored.groups,
      include: textToPatterns(input.includeGroups),
      exclude: textToPatterns(input.excludeGroups),
      alwaysAssigned: toLines(input.alwaysAssigned),
      // The server fills in what a new connector leaves out.
    } as Rules['groups'],
  };
}

export function rulesOf(input: RulesInput, stored: DeepPartial<Rules> = {}): Rules {
  const { action, removeGroups, graceDays } = input.leavers;
  return {
    ...stored,
    ...scopeOf(input, stored),
    leavers: { action, removeGroups, graceDays: Number(graceDays) },
    matching: { ...input.matching },
    brakes: {
      deactivations: limitOf(input.deactivations),
      membershipRemovals: limitOf(input.membershipRemovals),
      emptyRead: input.holdsEmptyRead ? 'hold' : 'ignore',
    },
  };
}

function limitOf({ count, percent, floor }: LimitInput) {
  return { count: Number(count), percent: Number(percent), floor: Number(floor) };
}
