/** The company as Okta keeps it: ordered lists, JSON made once per person, and a search index that lags behind. */
import type { Company, Person } from '../company/company';
import { groupIdOf, loginOf, type OktaGroup, oktaGroupId, personIdOf, shapeGroup, statusOf, userBody } from './shapes';

export const everyoneId = oktaGroupId('g0000');

export interface Directory {
  readonly company: Company;
  /** Ordered by id, as cursors need. */
  people(): readonly Person[];
  /** What `search` sees: people as they were `searchLagMs` ago. */
  indexed(): readonly Person[];
  groups(): readonly OktaGroup[];
  findGroup(id: string): OktaGroup | undefined;
  members(group: OktaGroup): readonly Person[];
  /** By id, by login, or by the part of the login before @ when only one has it. */
  findPerson(reference: string): Person | undefined;
  groupsOf(person: Person): readonly OktaGroup[];
  /** The user's JSON, from a cache. */
  json(person: Person, omitCredentials: boolean): string;
}

export function openDirectory(company: Company, origin: () => string, searchLagMs: number, now: () => number): Directory {
  let people: readonly Person[] | null = null;
  let groups: readonly OktaGroup[] | null = null;
  const members = new Map<string, readonly Person[]>();
  const texts = new WeakMap<Person, { full: string; lean: string }>();
  const index = new Map(company.people);
  const pending: { readonly at: number; readonly id: string; readonly person: Person | null }[] = [];

  company.watch((change) => {
    if (change.kind === 'person') {
      people = null;
      members.clear();
      pending.push({ at: now(), id: change.id, person: change.after });
    } else {
      groups = null;
      if (change.kind === 'member') members.delete(oktaGroupId(change.groupId));
    }
  });

  const listPeople = () => {
    people ??= [...company.people.values()];
    return people;
  };
  const listGroups = () => {
    groups ??= [everyone(company), ...[...company.groups.values()].map(shapeGroup)];
    return groups;
  };
  const present = (person: Person) => statusOf(person) !== 'DEPROVISIONED';

  return {
    company,
    people: listPeople,
    indexed: () => {
      while (pending[0] && pending[0].at + searchLagMs <= now()) {
        const { id, person } = pending.shift() as (typeof pending)[number];
        if (person) index.set(id, person);
        else index.delete(id);
      }
      return [...index.values()];
    },
    groups: listGroups,
    findGroup: (id) => {
      if (id === everyoneId) return everyone(company);
      const group = company.groups.get(groupIdOf(id) ?? '');
      return group && shapeGroup(group);
    },
    members: (group) => {
      const known = members.get(group.id);
      if (known) return known;
      const source = group.source;
      const list = source
        ? [...source.memberIds].sort(byOrdinal).flatMap((id) => {
            const person = company.people.get(id);
            return person && present(person) ? [person] : [];
          })
        : listPeople().filter(present);
      members.set(group.id, list);
      return list;
    },
    findPerson: (reference) => {
      const byId = company.people.get(personIdOf(reference) ?? '');
      if (byId) return byId;
      const wanted = reference.toLowerCase();
      const whole = listPeople().find((person) => loginOf(company, person).toLowerCase() === wanted);
      if (whole) return whole;
      const short = listPeople().filter((person) => loginOf(company, person).toLowerCase().split('@')[0] === wanted);
      return short.length === 1 ? short[0] : undefined;
    },
    groupsOf: (person) => (present(person) ? [everyone(company), ...company.groupsOf(person.id).map(shapeGroup)] : []),
    json: (person, omitCredentials) => {
      let text = texts.get(person);
      if (!text) {
        const body = userBody(company, person, origin());
        const { credentials: _, ...lean } = body;
        text = { full: JSON.stringify(body), lean: JSON.stringify(lean) };
        texts.set(person, text);
      }
      return omitCredentials ? text.lean : text.full;
    },
  };
}

/** `p00042` comes 42nd, for people and groups alike. */
export function ordinalOf(id: string): number {
  return Number(/\d+$/.exec(id)?.[0] ?? 0);
}

function byOrdinal(one: string, other: string): number {
  return ordinalOf(one) - ordinalOf(other);
}

function everyone(company: Company): OktaGroup {
  const first = company.groups.values().next().value?.createdAt ?? new Date(0).toISOString();
  return {
    id: everyoneId,
    name: 'Everyone',
    description: 'All users in your organization',
    type: 'BUILT_IN',
    created: first,
    lastUpdated: first,
    lastMembershipUpdated: first,
    source: null,
  };
}
