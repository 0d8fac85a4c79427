/**
 * Who is in Jira before the first sync: people the company does not know (they stay as they are), and some it does, who
 * get linked by user name instead of being created again.
 */
import type { JiraState } from '../jira';
import type { Company } from '../sources/company/company';

export function addColleaguesByHand(state: JiraState, company: Company, count: number): void {
  const known = [...company.people.values()].filter((person) => person.state === 'active' && person.kind === 'member');
  const step = Math.max(1, Math.floor(known.length / count));
  for (let at = 0, added = 0; at < known.length && added < count; at += step) {
    const person = known[at];
    if (!person || state.users.find(person.login)) continue;
    // Made by hand long ago, so the display name is not what the company says today.
    state.addUsers([
      {
        name: person.login.toLowerCase(),
        displayName: `${person.firstName ?? ''} ${person.lastName ?? ''} (manual)`.trim(),
        email: person.mail ?? `${person.login}@${company.domain}`,
      },
    ]);
    state.addMembers('jira-software-users', [person.login]);
    added += 1;
  }
}
