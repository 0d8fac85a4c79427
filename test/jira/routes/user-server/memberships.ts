import { Readable } from 'node:stream';
import { type Call, textOf } from '../../http/call';
import { escapeXml, noContent, type Reply } from '../../http/reply';
import type { GroupRecord, UserRecord } from '../../model/records';
import { CrowdFailure } from './application';
import { entityBody } from './body';
import { entityReply, groupsEntity, named, usersEntity } from './entities';
import { crowdGroup, crowdPage, crowdUser, guardWritable, queriedGroup } from './locate';

const byName = <T extends { readonly lowerName: string }>(items: Iterable<T>): T[] =>
  [...items].sort((a, b) => (a.lowerName < b.lowerName ? -1 : 1));

/** `user/group/direct|nested`. The groups of an unknown user are an empty list, not an error. */
export const groupsOfUser =
  (nested: boolean) =>
  (call: Call): Reply => {
    const { state } = call.site;
    const user = state.users.find(call.text('username') ?? '');
    const groups = user ? (nested ? state.groups.groupsOf(user) : byName(user.groups)) : [];
    const asked = call.text('groupname');
    if (asked === null) return entityReply(call, groupsEntity(call, crowdPage(call, groups)));
    if (groups.some((group) => group.lowerName === asked.toLowerCase())) return entityReply(call, named(call.site, 'group', asked));
    throw notAMember(call.text('username') ?? '', asked);
  };

/** `group/user/direct|nested`. */
export const usersOfGroup =
  (nested: boolean) =>
  (call: Call): Reply => {
    const { state } = call.site;
    const group = queriedGroup(call);
    const users = nested ? state.groups.membersOf(group).all : byName([...group.members].filter((user) => state.users.isVisible(user)));
    const asked = call.text('username');
    if (asked === null) return entityReply(call, usersEntity(call, crowdPage(call, users)));
    if (users.some((user) => user.lowerName === asked.toLowerCase())) return entityReply(call, named(call.site, 'user', asked));
    throw notAMember(asked, group.name);
  };

export const addUserToGroup = (call: Call): Reply =>
  add(call, queriedGroup(call), crowdUser(call, textOf(entityBody(call), 'name') ?? null));
export const addGroupToUser = (call: Call): Reply => {
  const user = crowdUser(call, call.text('username'));
  return add(call, crowdGroup(call, textOf(entityBody(call), 'name') ?? null), user);
};

/** UNCONFIRMED: 409 and the reason for a membership that exists. */
function add(call: Call, group: GroupRecord, user: UserRecord): Reply {
  guardWritable(group.directory, 'groups');
  if (!call.site.state.groups.addMember(group, user)) {
    throw new CrowdFailure(409, 'MEMBERSHIP_ALREADY_EXISTS', `Membership already exists: <${user.name}> in <${group.name}>`);
  }
  call.site.state.changes++;
  return { status: 201, text: '', type: 'application/json', headers: { Location: `${call.site.baseUrl}${call.path}?${call.query}` } };
}

export function removeMembership(call: Call): Reply {
  const group = queriedGroup(call);
  const user = crowdUser(call, call.text('username'));
  guardWritable(group.directory, 'groups');
  if (!call.site.state.groups.removeMember(group, user)) throw notAMember(user.name, group.name);
  call.site.state.changes++;
  return noContent;
}

function notAMember(user: string, group: string): CrowdFailure {
  return new CrowdFailure(404, 'MEMBERSHIP_NOT_FOUND', `<${user}> is not a member of <${group}>`);
}

export const relatives =
  (side: 'children' | 'parents', nested: boolean) =>
  (call: Call): Reply => {
    const found = new Set<GroupRecord>(queriedGroup(call)[side]);
    if (nested) for (const group of found) for (const next of group[side]) found.add(next);
    return entityReply(call, groupsEntity(call, crowdPage(call, byName(found))));
  };

export function addChild(call: Call): Reply {
  const group = queriedGroup(call);
  const child = crowdGroup(call, textOf(entityBody(call), 'name') ?? null);
  guardWritable(group.directory, 'groups');
  if (child === group) throw new CrowdFailure(400, 'ILLEGAL_ARGUMENT', 'A group cannot be a member of itself');
  if (!call.site.state.groups.addChild(group, child)) {
    throw new CrowdFailure(409, 'MEMBERSHIP_ALREADY_EXISTS', `Membership already exists: <${child.name}> in <${group.name}>`);
  }
  call.site.state.changes++;
  return { status: 201, text: '', type: 'application/json' };
}

export function removeChild(call: Call): Reply {
  const group = queriedGroup(call);
  const child = crowdGroup(call, call.text('child-groupname'));
  if (!call.site.state.groups.removeChild(group, child)) throw notAMember(child.name, group.name);
  call.site.state.changes++;
  return noContent;
}

/** `group/membership`: all direct memberships in one answer, XML only. */
export function allMemberships(call: Call): Reply {
  const accept = call.headers.accept ?? '*/*';
  if (!/xml|\*\/\*|application\/\*/.test(accept)) return { status: 406, text: '' };
  return {
    status: 200,
    stream: Readable.from(membershipsXml(call), { objectMode: false, highWaterMark: 128 * 1024 }),
    type: 'application/xml',
  };
}

function* membershipsXml(call: Call): Generator<string> {
  const { groups, users, directories } = call.site.state;
  const shadows = directories.length > 1;
  let text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><memberships>';
  for (const group of groups.sorted()) {
    text += `<membership group="${escapeXml(group.name)}"><users>`;
    for (const user of group.members) {
      if (shadows && !users.isVisible(user)) continue;
      text += `<user name="${escapeXml(user.name)}"/>`;
      if (text.length > 64_000) {
        yield text;
        text = '';
      }
    }
    text += '</users><groups>';
    for (const child of group.children) text += `<group name="${escapeXml(child.name)}"/>`;
    text += '</groups></membership>';
  }
  yield `${text}</memberships>`;
}
