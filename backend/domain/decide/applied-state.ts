/** What outcomes mean for links. Pure, so that a run, a resumed run and an undo keep the same books. */
import type { AppliedState, Link } from '../link';
import { foldName } from '../patterns/fold-name';
import type { Operation } from '../plan/operation';
import { compareText } from '../plan/order';
import type { LinkUpdate } from '../plan/plan';
import { withWishes } from '../precedence/wishes';
import type { SourceId } from '../records';
import type { Desired } from './desired';
import type { DecideInput } from './input';

/**
 * The link after an operation took effect (also when it had taken effect already). Null: the account is no longer the
 * person's, so the link goes. Operations of one person may be folded one after another.
 */
export function linkAfter(
  link: Link | null,
  operation: Operation,
  account: { readonly key: string; readonly name: string },
  now: string,
): Link | null {
  if (operation.kind === 'create-group') return link;
  const before = link ?? newLink(operation.person.sourceId, account);
  switch (operation.kind) {
    case 'create-user': {
      const { displayName = '', email = '', active = true } = operation.after ?? {};
      const applied: AppliedState = { name: account.name, displayName, email, active, properties: {} };
      return { ...newLink(operation.person.sourceId, account), applied, createdByUs: true, verifiedAt: now };
    }
    case 'rename-user':
      return { ...before, applied: { ...before.applied, name: account.name } };
    case 'update-user':
    case 'reactivate-user':
    case 'deactivate-user': {
      const { displayName, email, active } = operation.after ?? {};
      const applied: AppliedState = {
        ...before.applied,
        ...(displayName === undefined ? {} : { displayName }),
        ...(email === undefined ? {} : { email }),
        ...(active === undefined ? {} : { active }),
      };
      const leftAt =
        operation.kind === 'reactivate-user' ? null : operation.kind === 'deactivate-user' ? (before.leftAt ?? now) : before.leftAt;
      return { ...before, applied, leftAt };
    }
    case 'set-property':
      return { ...before, applied: { ...before.applied, properties: withProperty(before, operation.property, operation.after) } };
    case 'add-member':
    case 'remove-member': {
      const key = foldName(operation.group);
      const others = before.grantedGroups.filter((name) => foldName(name) !== key);
      const grantedGroups = operation.kind === 'add-member' ? [...others, key].sort(compareText) : others;
      const granted = { ...before, grantedGroups };
      return before.wantedGroups === undefined ? granted : withWishes(granted, before.wantedGroups);
    }
    case 'delete-user':
    case 'anonymize-user':
      return null;
  }
}

/** The link of somebody found or confirmed at the target. Null when the target state does not hold the account. */
export function linkOnMatch(link: Link | null, update: LinkUpdate, { target, now }: Pick<DecideInput, 'target' | 'now'>): Link | null {
  const account = target.users.get(update.userKey);
  if (account === undefined) return null;
  const before = link !== null && link.userKey === account.key ? link : newLink(update.sourceId, account);
  if (account.detail === 'unknown') return { ...before, applied: { ...before.applied, name: account.name } };
  const { name, displayName, email, active } = account;
  const properties = target.properties.get(account.key) ?? before.applied.properties;
  return {
    ...before,
    applied: { name, displayName, email, active, properties },
    verifiedAt: account.detail === 'read' ? now : before.verifiedAt,
  };
}

/** Links whose `leftAt` changes with this decision: set for those who left, cleared for those who are here again. */
export function leaversOf(desired: Desired, links: ReadonlyMap<SourceId, Link>, now: string = desired.now): readonly Link[] {
  const changed: Link[] = [];
  for (const person of desired.people.values()) {
    const link = links.get(person.sourceId);
    if (link === undefined) continue;
    if (person.verdict === 'left' && link.leftAt === null) changed.push({ ...link, leftAt: now });
    if (person.verdict === 'in-scope' && link.leftAt !== null) changed.push({ ...link, leftAt: null });
  }
  return changed;
}

function newLink(sourceId: SourceId, account: { readonly key: string; readonly name: string }): Link {
  return {
    sourceId,
    userKey: account.key,
    applied: { name: account.name, displayName: '', email: '', active: true, properties: {} },
    grantedGroups: [],
    createdByUs: false,
    leftAt: null,
    verifiedAt: null,
  };
}

function withProperty({ applied }: Link, property: string, value: AppliedState['properties'][string]): AppliedState['properties'] {
  const others = Object.entries(applied.properties).filter(([name]) => name !== property);
  return Object.fromEntries(value === null ? others : [...others, [property, value]]);
}
