import type { GroupRecord } from '../../model/records';
import type { JiraSite } from '../../site';
import { userBrief } from '../user/represent';

export function groupSelf(site: JiraSite, group: GroupRecord): string {
  return `${site.baseUrl}/rest/api/2/group?groupname=${encodeURIComponent(group.name)}`;
}

/** A group; its active members are listed when a range of them is asked for, at most 50. Indexes are inclusive. */
export function groupJson(site: JiraSite, group: GroupRecord, range: readonly [number, number] | null = null): Record<string, unknown> {
  const start = range?.[0] ?? 0;
  const items = range ? site.state.groups.membersOf(group).active.slice(start, Math.min(range[1] + 1, start + 50)) : [];
  return {
    name: group.name,
    self: groupSelf(site, group),
    users: {
      size: site.state.groups.countActive(group),
      items: items.map((user) => userBrief(site, user)),
      'max-results': 50,
      'start-index': start,
      'end-index': range ? start + Math.max(0, items.length - 1) : 0,
    },
    expand: 'users',
  };
}
