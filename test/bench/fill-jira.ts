import type { JiraState } from '../jira';
import type { Company } from '../sources/company/company';

/** Puts a company into Jira as the recommended mapping would have it, so that a sync finds everything equal already. */
export function fillJira(state: JiraState, company: Company): void {
  const names = new Map<string, string>();
  for (const { id, login, displayName, mail } of company.people.values()) {
    const name = login.toLowerCase();
    names.set(id, name);
    state.addUsers([{ name, displayName: displayName ?? login, email: mail ?? '' }]);
  }
  for (const group of company.groups.values())
    state.addGroup(
      group.name,
      [...group.memberIds].flatMap((id) => names.get(id) ?? []),
    );
}
