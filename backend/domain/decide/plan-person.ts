/** The operations that make one person's account what the source says. Memberships are planned group by group elsewhere. */
import type { Json } from '../json';
import { type Operation, operationId, type UserFields } from '../plan/operation';
import type { TargetState } from '../target-state';
import { sameDisplayName, sameEmail, sameJson, sameName } from './compare-values';
import type { DesiredPerson } from './desired';
import type { ReasonBook } from './reason-book';
import { isActive, type SettledPerson } from './settled-person';

type Present = Extract<DesiredPerson, { verdict: 'in-scope' }>;

export function planPerson(person: SettledPerson, desired: Present, target: TargetState, reasons: ReasonBook): Operation[] {
  const operations: Operation[] = [];
  if (person.account === null) operations.push(planCreate(person, desired, reasons));
  else {
    const account = { ...person, account: person.account };
    for (const operation of [planRename(account, reasons), planUpdate(account, desired, reasons), planReactivation(account, reasons)]) {
      if (operation) operations.push(operation);
    }
  }
  return operations.concat(planProperties(person, desired, target, reasons));
}

type WithAccount = SettledPerson & { readonly account: NonNullable<SettledPerson['account']> };

function planCreate({ ref }: SettledPerson, { mapped }: Present, reasons: ReasonBook): Operation {
  const { displayName, email } = mapped.fields;
  const after: UserFields = {
    name: ref.userName,
    // Jira wants a full name; the user name is the only one everybody has.
    displayName: displayName === undefined || displayName.trim() === '' ? ref.userName : displayName,
    ...(email ? { email } : {}),
    active: true,
  };
  return {
    kind: 'create-user',
    id: operationId('create-user', ref.sourceId),
    person: ref,
    reason: reasons.give('joined'),
    before: null,
    after,
  };
}

function planRename({ ref, account, link, newName }: WithAccount, reasons: ReasonBook): Operation | null {
  if (newName === null) return null;
  const isDrift = link !== null && sameName(link.applied.name, newName);
  return {
    kind: 'rename-user',
    id: operationId('rename-user', ref.sourceId),
    person: ref,
    reason: reasons.give(isDrift ? 'drift' : 'attribute-changed', { attribute: 'username' }),
    before: { name: account.name },
    after: { name: newName },
  };
}

/** One operation for all attributes, because Jira takes them in one call. */
function planUpdate({ ref, account, link }: WithAccount, { mapped }: Present, reasons: ReasonBook): Operation | null {
  const before: { displayName?: string; email?: string } = {};
  const after: { displayName?: string; email?: string } = {};
  const drifted: string[] = [];
  const compare = (attribute: 'displayName' | 'email', wanted: string | null | undefined, same: (a: string, b: string) => boolean) => {
    if (wanted === undefined) return;
    const value = wanted ?? '';
    const current = account.detail === 'unknown' ? link?.applied[attribute] : account[attribute];
    if (current !== undefined && same(current, value)) return;
    if (current !== undefined) before[attribute] = current;
    after[attribute] = value;
    // The source still says what we wrote last time, so it was the target that changed.
    if (account.detail === 'read' && link && same(link.applied[attribute], value)) drifted.push(attribute);
  };
  compare('displayName', mapped.fields.displayName, sameDisplayName);
  compare('email', mapped.fields.email, sameEmail);
  const changed = Object.keys(after);
  if (changed.length === 0) return null;
  const attribute = changed.join(',');
  const isDrift = drifted.length === changed.length;
  const values = isDrift || drifted.length === 0 ? { attribute } : { attribute, drift: drifted.join(',') };
  const reason = reasons.give(isDrift ? 'drift' : 'attribute-changed', values);
  return { kind: 'update-user', id: operationId('update-user', ref.sourceId), person: ref, reason, before, after };
}

function planReactivation(person: WithAccount, reasons: ReasonBook): Operation | null {
  const active = isActive(person);
  if (active === true) return null;
  return {
    kind: 'reactivate-user',
    id: operationId('reactivate-user', person.ref.sourceId),
    person: person.ref,
    reason: reasons.give('active-at-source'),
    before: active === null ? {} : { active: false },
    after: { active: true },
  };
}

function planProperties(person: SettledPerson, { mapped }: Present, target: TargetState, reasons: ReasonBook): Operation[] {
  const { ref, account, link } = person;
  const read = account ? target.properties.get(account.key) : undefined;
  const applied = account ? link?.applied.properties : undefined;
  const operations: Operation[] = [];
  for (const [property, after] of Object.entries(mapped.properties)) {
    const isRead = read !== undefined && Object.hasOwn(read, property);
    const known = propertyOf(applied, property);
    const before = isRead ? propertyOf(read, property) : known;
    if (sameJson(before, after)) continue;
    const isDrift = isRead && applied !== undefined && sameJson(known, after);
    operations.push({
      kind: 'set-property',
      id: operationId('set-property', ref.sourceId, property),
      person: ref,
      reason: reasons.give(isDrift ? 'drift' : account ? 'attribute-changed' : 'joined', { attribute: `property:${property}` }),
      property,
      before,
      after,
    });
  }
  return operations;
}

function propertyOf(properties: Readonly<Record<string, Json>> | undefined, property: string): Json {
  return properties !== undefined && Object.hasOwn(properties, property) ? (properties[property] ?? null) : null;
}
