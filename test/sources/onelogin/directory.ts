/** The company as OneLogin keeps it: ordered lists, and what was made of them kept until the company changes. */
import type { Company, Group, Person } from '../company/company';
import { oneLoginRoleId, oneLoginUserId, type UserBody, userBody } from './shapes';

export interface PolicyGroup {
  readonly id: number;
  readonly name: string;
  readonly reference: null;
}

export interface Directory {
  readonly company: Company;
  /** Ordered by id. */
  users(): readonly UserBody[];
  findUser(id: string): UserBody | undefined;
  roles(): readonly Group[];
  findRole(id: string): Group | undefined;
  /** Ordered by id. `unassigned`: everybody. */
  members(role: Group, unassigned: boolean): readonly Person[];
  /** One for each department: OneLogin's groups hold the sign-in policy, and a user is in one at most. */
  policyGroups(): readonly PolicyGroup[];
}

const firstGroupId = 417_000;

export function openDirectory(company: Company): Directory {
  let users: readonly UserBody[] | null = null;
  const bodies = new WeakMap<Person, UserBody>();
  const members = new Map<string, readonly Person[]>();
  const departments: string[] = [];
  const groupOf = (person: Person): number | null => {
    if (person.department === null) return null;
    if (!departments.includes(person.department)) departments.push(person.department);
    return firstGroupId + departments.indexOf(person.department);
  };
  const bodyOf = (person: Person): UserBody => {
    const known = bodies.get(person);
    if (known) return known;
    const roleIds = () => company.groupsOf(person.id).map(({ id }) => oneLoginRoleId(id));
    const body = userBody(company, person, groupOf(person), roleIds);
    bodies.set(person, body);
    return body;
  };

  company.watch((change) => {
    users = null;
    if (change.kind === 'member') members.delete(change.groupId);
    else members.clear();
  });

  const listUsers = (): readonly UserBody[] => {
    users ??= [...company.people.values()].map(bodyOf);
    return users;
  };

  return {
    company,
    users: listUsers,
    findUser: (id) => {
      const person = company.people.get(`p${String(Number(id) - oneLoginUserId('p0')).padStart(5, '0')}`);
      return person && bodyOf(person);
    },
    roles: () => [...company.groups.values()],
    findRole: (id) => company.groups.get(`g${String(Number(id) - oneLoginRoleId('g0')).padStart(4, '0')}`),
    members: (role, unassigned) => {
      if (unassigned) return [...company.people.values()];
      const known = members.get(role.id) ?? [...role.memberIds].sort().map((id) => company.person(id));
      members.set(role.id, known);
      return known;
    },
    policyGroups: () => {
      listUsers();
      return departments.map((name, place) => ({ id: firstGroupId + place, name, reference: null }));
    },
  };
}
