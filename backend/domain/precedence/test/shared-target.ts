/** Several connectors that write to one target in turns, in memory. */
import { decide } from '../../decide/decide';
import type { DecideInput } from '../../decide/input';
import { applyPlan } from '../../decide/test/pure-target';
import { NOW } from '../../decide/test/world';
import type { Plan } from '../../plan/plan';
import type { TargetState } from '../../target-state';
import { type Claim, type Elsewhere, outranks, type Rank } from '../claim';
import { wishesOf } from '../wishes';

export interface ConnectorState extends Pick<DecideInput, 'source' | 'links' | 'rules'> {
  readonly rank: Rank;
}

export interface SharedWorld {
  readonly target: TargetState;
  readonly connectors: readonly ConnectorState[];
}

export function claimsElsewhere(self: Rank, connectors: readonly ConnectorState[]): Elsewhere {
  const claims = new Map<string, Claim[]>();
  for (const { rank, links } of connectors) {
    if (rank.connectorId === self.connectorId) continue;
    for (const link of links.values()) {
      const claim = { ...rank, leftAt: link.leftAt, groups: new Set(wishesOf(link)) };
      claims.set(
        link.userKey,
        [...(claims.get(link.userKey) ?? []), claim].sort((a, b) => (outranks(a, b) ? -1 : 1)),
      );
    }
  }
  return { self, claims };
}

export function inputOf({ target, connectors }: SharedWorld, place: number, now: string = NOW): DecideInput {
  const connector = connectors[place];
  if (connector === undefined) throw new Error(`No connector ${place}.`);
  const { source, links, rules, rank } = connector;
  const elsewhere = claimsElsewhere(rank, connectors);
  return { source, target, links, rules, expressions: new Map(), now, onlyPeople: null, elsewhere };
}

/** One run of one connector. */
export function runOne(world: SharedWorld, place: number, now?: string): { readonly plan: Plan; readonly world: SharedWorld } {
  const input = inputOf(world, place, now);
  const plan = decide(input);
  const { target, links } = applyPlan(input, plan);
  const connectors = world.connectors.map((connector, at) => (at === place ? { ...connector, links } : connector));
  return { plan, world: { target, connectors } };
}

/** One run of each connector in their order. */
export function runRound(world: SharedWorld, now?: string): { readonly plans: readonly Plan[]; readonly world: SharedWorld } {
  const plans: Plan[] = [];
  let current = world;
  for (const place of world.connectors.keys()) {
    const { plan, world: next } = runOne(current, place, now);
    plans.push(plan);
    current = next;
  }
  return { plans, world: current };
}
