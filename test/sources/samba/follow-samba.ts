/** Keeps a domain of Samba equal to the company while the company changes. The domain itself keeps lists of members in order. */
import type { Client } from 'ldapts';
import type { Company, CompanyChange } from '../company/company';
import { changeMembers, removeEntry, setAttribute } from '../ldap/change-directory';
import { addSambaGroup, addSambaPerson, groupName, personAttributes, personName } from './samba-company';

export interface Following {
  /** Waits until everything the company did so far is in the domain. Throws what went wrong. */
  settle(): Promise<void>;
  stop(): void;
}

export function followSamba(company: Company, admin: Client): Following {
  let work: Promise<void> = Promise.resolve();
  const unwatch = company.watch((change) => {
    work = work.then(() => apply(company, admin, change));
    work.catch(() => undefined);
  });
  return { settle: () => work, stop: unwatch };
}

async function apply(company: Company, admin: Client, change: CompanyChange): Promise<void> {
  if (change.kind === 'member') {
    const group = company.groups.get(change.groupId);
    const person = company.people.get(change.personId);
    // Who is deleted is taken out of every list by the domain.
    if (group === undefined || person === undefined) return;
    const list = [personName(person.login)];
    return changeMembers(admin, groupName(group), change.change === 'added' ? { add: list } : { remove: list });
  }
  if (change.kind === 'group') {
    if (change.before === null && change.after !== null) return addSambaGroup(admin, company, change.after);
    if (change.before !== null && change.after === null) return removeEntry(admin, groupName(change.before));
    if (change.before !== null && change.after !== null && change.before.name !== change.after.name) {
      await admin.modifyDN(groupName(change.before), groupName(change.after));
    }
    return;
  }
  return applyToPerson(admin, change);
}

async function applyToPerson(admin: Client, { before, after }: Extract<CompanyChange, { kind: 'person' }>): Promise<void> {
  if (before === null && after !== null) return addSambaPerson(admin, after);
  if (before !== null && after === null) return removeEntry(admin, personName(before.login));
  if (before === null || after === null) return;
  if (before.login !== after.login) await admin.modifyDN(personName(before.login), personName(after.login));
  const then = personAttributes(before);
  for (const [name, value] of Object.entries(personAttributes(after))) {
    const single = Array.isArray(value) ? String(value[0]) : (value as string | null);
    if (JSON.stringify(value) !== JSON.stringify(then[name])) await setAttribute(admin, personName(after.login), name, single || null);
  }
}
