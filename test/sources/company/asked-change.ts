/** Changes of a company that another process asks a stand-in for. */
import { z } from 'zod';
import type { Company } from './company';

const login = z.string().min(1);
export const AskedChange = z.discriminatedUnion('change', [
  z.object({ change: z.literal('join'), login, firstName: z.string(), lastName: z.string(), groups: z.array(z.string()).default([]) }),
  z.object({ change: z.literal('leave'), login }),
  z.object({ change: z.literal('disable'), login }),
  z.object({ change: z.literal('enable'), login }),
  z.object({ change: z.literal('erase'), login }),
  z.object({ change: z.literal('rename'), login, to: z.string().min(1), lastName: z.string().optional() }),
  z.object({ change: z.literal('add-member'), login, group: z.string() }),
  z.object({ change: z.literal('remove-member'), login, group: z.string() }),
]);

/** Throws when the company knows nobody, or no group, of that name. */
export function makeChange(company: Company, change: z.infer<typeof AskedChange>): void {
  if (change.change === 'join') {
    const { firstName, lastName } = change;
    company.join(
      { login: change.login, firstName, lastName },
      change.groups.map((name) => groupNamed(company, name)),
    );
    return;
  }
  const person = company.findPerson(change.login);
  if (!person) throw new Error('There is no such person.');
  switch (change.change) {
    case 'leave':
      company.leave(person.id);
      break;
    case 'disable':
      company.disable(person.id);
      break;
    case 'enable':
      company.enable(person.id);
      break;
    case 'erase':
      company.erase(person.id);
      break;
    case 'rename':
      company.rename(person.id, { login: change.to, ...(change.lastName === undefined ? {} : { lastName: change.lastName }) });
      break;
    case 'add-member':
      company.addMember(groupNamed(company, change.group), person.id);
      break;
    case 'remove-member':
      company.removeMember(groupNamed(company, change.group), person.id);
      break;
  }
}

function groupNamed(company: Company, name: string): string {
  const group = company.findGroup(name);
  if (!group) throw new Error('There is no such group.');
  return group.id;
}
