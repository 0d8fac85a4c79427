import type { PersonView } from '../../api/people-shapes';

export interface GroupOfPerson {
  readonly name: string;
  readonly origin:
    | { readonly kind: 'source-group'; readonly group: string }
    | { readonly kind: 'always-assigned' }
    | { readonly kind: 'elsewhere'; readonly connectorId: string }
    | { readonly kind: 'none' };
  /** `coming` and `going`: with the next sync. `elsewhere`: another connector gives it. */
  readonly state: 'given' | 'coming' | 'going' | 'elsewhere';
}

/** Every managed group a person has, gets or loses, each with what gives it. */
export function groupsOfPerson({ wantedGroups, grantedGroups, elsewhere, operations }: PersonView): readonly GroupOfPerson[] {
  // What was given is remembered in lower case; Jira does not tell groups apart by case. How they are written, past operations know.
  const given = new Set(grantedGroups.map(fold));
  const wanted = new Set(wantedGroups.map(({ name }) => fold(name)));
  const written = new Map(
    operations.flatMap(({ operation }) =>
      'group' in operation && operation.group ? [[fold(operation.group), operation.group] as const] : [],
    ),
  );
  const spell = (name: string) => written.get(fold(name)) ?? name;
  const groups: GroupOfPerson[] = wantedGroups.map(({ name, origin, sourceGroup }) => ({
    name,
    origin: origin === 'always-assigned' ? { kind: origin } : { kind: origin, group: sourceGroup ?? '' },
    state: given.has(fold(name)) ? 'given' : 'coming',
  }));
  const others = new Map(elsewhere.flatMap(({ connectorId, groups: names }) => names.map((name) => [fold(name), connectorId] as const)));
  for (const name of grantedGroups) {
    if (wanted.has(fold(name))) continue;
    const connectorId = others.get(fold(name));
    groups.push(
      connectorId === undefined
        ? { name: spell(name), origin: { kind: 'none' }, state: 'going' }
        : { name: spell(name), origin: { kind: 'elsewhere', connectorId }, state: 'elsewhere' },
    );
  }
  for (const [name, connectorId] of others)
    if (!wanted.has(name) && !given.has(name))
      groups.push({ name: spell(name), origin: { kind: 'elsewhere', connectorId }, state: 'elsewhere' });
  return groups;
}

function fold(name: string): string {
  return name.toLowerCase();
}
