/** Keeps a running slapd equal to the company while the company changes. */
import type { Company, CompanyChange } from '../company/company';
import { addPerson, changeMembers, removeEntry, renameEntry, setAttribute } from './change-directory';
import { groupDn, groupEntry, NOBODY_DN, personDn, personEntry } from './company-entries';
import type { Slapd } from './slapd';

export interface Following {
  /** Waits until everything the company did so far is in the directory. Throws what went wrong. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export async function followCompany(company: Company, slapd: Slapd): Promise<Following> {
  const admin = await slapd.admin();
  /** DNs as the directory has them by now; the company may be ahead. */
  const names = new Map([...company.people.values()].map(({ id, login }) => [id, personDn(login)]));
  let work: Promise<void> = Promise.resolve();
  const apply = async (change: CompanyChange): Promise<void> => {
    if (change.kind === 'member') {
      const group = company.groups.get(change.groupId);
      const name = names.get(change.personId);
      if (group === undefined || name === undefined) return;
      const list = [name];
      const placeholder = [NOBODY_DN];
      const alone = group.memberIds.size === (change.change === 'added' ? 1 : 0);
      if (change.change === 'added') await changeMembers(admin, groupDn(group), { add: list, remove: alone ? placeholder : [] });
      else await changeMembers(admin, groupDn(group), { add: alone ? placeholder : [], remove: list });
    } else if (change.kind === 'group') await changeGroup(change.before, change.after);
    else {
      await changePerson(change.before, change.after);
      if (change.after === null) names.delete(change.id);
      else names.set(change.id, personDn(change.after.login));
    }
  };
  const changeGroup = async (before: Extract<CompanyChange, { kind: 'group' }>['before'], after: typeof before): Promise<void> => {
    if (before === null && after !== null) await addPerson(admin, groupEntry(company, after));
    else if (before !== null && after === null) await removeEntry(admin, groupDn(before));
    else if (before !== null && after !== null && before.name !== after.name) await renameEntry(admin, groupDn(before), `cn=${after.name}`);
  };
  const changePerson = async (before: Extract<CompanyChange, { kind: 'person' }>['before'], after: typeof before): Promise<void> => {
    if (before === null && after !== null) return addPerson(admin, personEntry(company, after));
    if (before !== null && after === null) return removeEntry(admin, personDn(before.login));
    if (before === null || after === null) return;
    const renamed = before.login !== after.login;
    if (renamed) await renameEntry(admin, personDn(before.login), `uid=${after.login}`);
    const now = personEntry(company, after).attributes;
    const then = personEntry(company, before).attributes;
    for (const [name, value] of Object.entries(now)) {
      const single = typeof value === 'string' ? value : null;
      if (name !== 'uid' && value !== then[name]) await setAttribute(admin, personDn(after.login), name, single);
    }
    if (!renamed) return;
    for (const group of company.groupsOf(after.id)) {
      await changeMembers(admin, groupDn(group), { add: [personDn(after.login)], remove: [personDn(before.login)] });
    }
  };
  const unwatch = company.watch((change) => {
    // The company is ahead of the directory; a member that is gone again by now needs nothing.
    work = work.then(() => apply(change));
    work.catch(() => undefined);
  });
  return {
    settle: () => work,
    async stop() {
      unwatch();
      await work.catch(() => undefined);
      await admin.unbind();
    },
  };
}
