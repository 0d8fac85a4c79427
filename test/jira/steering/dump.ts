import type { JiraSite } from '../site';

/** People and groups in a plain form, to compare two states: sorted, without passwords. */
export function dump(site: JiraSite): {
  readonly users: { key: string; name: string; displayName: string; email: string; active: boolean; groups: string[] }[];
  readonly groups: { name: string; members: string[] }[];
} {
  return {
    users: site.state.users.sorted().map((user) => ({
      key: user.key,
      name: user.name,
      displayName: user.displayName,
      email: user.email,
      active: user.active,
      groups: user.groups.map((group) => group.name).sort(),
    })),
    groups: site.state.groups.sorted().map((group) => ({ name: group.name, members: [...group.members].map((user) => user.name).sort() })),
  };
}
