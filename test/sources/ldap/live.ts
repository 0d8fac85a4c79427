/** Random days in the life of a company. */
import fc from 'fast-check';
import type { Company } from '../company/company';

const happenings = [
  'join',
  'rename',
  'retitle',
  'disable',
  'enable',
  'leave',
  'erase',
  'found',
  'rename-group',
  'dissolve',
  'add',
  'add',
  'remove',
] as const;

export interface Happening {
  readonly what: (typeof happenings)[number];
  /** Whom and which group it concerns: positions, taken round when they are past the end. */
  readonly who: number;
  readonly where: number;
}

export const anyDay: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.record({ what: fc.constantFrom(...happenings), who: fc.nat(500), where: fc.nat(100) }),
  { minLength: 1, maxLength: 8 },
);

let newcomers = 0;

export function live(company: Company, day: readonly Happening[]): void {
  for (const { what, who, where } of day) {
    const person = [...company.people.values()].at(who % company.people.size);
    const group = [...company.groups.values()].at(where % company.groups.size);
    newcomers += 1;
    const name = `new.${newcomers}`;
    if (what === 'join') company.join({ login: name, firstName: 'New', lastName: `Person ${newcomers}` }, group ? [group.id] : []);
    if (what === 'found') company.found(`Group ${newcomers}`);
    if (group && what === 'rename-group') company.renameGroup(group.id, `Renamed ${newcomers}`);
    if (group && what === 'dissolve' && company.groups.size > 5) company.dissolve(group.id);
    if (!person) continue;
    if (what === 'rename') company.rename(person.id, { login: name });
    if (what === 'retitle') company.change(person.id, { title: `Title ${newcomers}` });
    if (what === 'disable') company.disable(person.id);
    if (what === 'enable') company.enable(person.id);
    if (what === 'leave') company.leave(person.id);
    if (what === 'erase' && company.people.size > 20) erase(company, person.id);
    if (group && what === 'add') company.addMember(group.id, person.id);
    if (group && what === 'remove') company.removeMember(group.id, person.id);
  }
}

function erase(company: Company, id: string): void {
  for (const person of company.people.values()) if (person.managerId === id) company.change(person.id, { managerId: null });
  company.erase(id);
}
