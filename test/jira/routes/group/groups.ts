import { type Call, textOf } from '../../http/call';
import { created, empty, ok, type Reply, refuse, refuseField } from '../../http/reply';
import { guardExternalManagement, guardGroupDirectory, guardLastAdminGroup, guardSystemAdminGroup } from '../guards';
import { locateGroup } from './locate';
import { groupJson } from './represent';

/** `POST group`. UNCONFIRMED: field and wording for an empty name. Names keep their case and are unique in any case. */
export function createGroup(call: Call): Reply {
  const { site } = call;
  const name = textOf(call.json(), 'name')?.trim() ?? '';
  if (name === '') throw refuseField('name', 'The group name must be specified.');
  if (name.length > 255) throw refuseField('name', 'The group name must not exceed 255 characters in length.');
  guardExternalManagement(call, 'add group');
  const directory = site.state.directories.find((each) => each.active && each.access !== 'read');
  if (!directory) throw refuse(site.settings.readOnlyStatus, 'Cannot add group, as all the user directories are read-only.');
  if (site.state.groups.find(name)) throw refuse(400, 'A group or user with this name already exists.');
  const group = site.state.groups.create(name, directory);
  site.lag.created(group, site.settings.groupLagMs);
  site.state.changes++;
  return created(groupJson(site, group));
}

/** `GET group` (9 and before): `expand=users[0:49]`. */
export function readGroup(call: Call): Reply {
  const expand = call.query.getAll('expand').join(',');
  const range = /users\[(\d+):(\d+)\]/.exec(expand);
  const users = range ? ([Number(range[1]), Number(range[2])] as const) : /\busers\b/.test(expand) ? ([0, 49] as const) : null;
  return ok(groupJson(call.site, locateGroup(call, true), users));
}

/** `DELETE group`: 200 with nothing. UNCONFIRMED: 404 for an unknown group, where the description also speaks of 400. */
export function deleteGroup(call: Call): Reply {
  const { site } = call;
  const group = locateGroup(call);
  const swap = call.text('swapGroup');
  if (swap !== null && !site.state.groups.find(swap)) throw refuse(400, `The group named '${swap}' does not exist`);
  if (swap !== null && swap.toLowerCase() === group.lowerName) throw refuse(400, 'You cannot swap a group to itself.');
  guardExternalManagement(call, 'delete group');
  guardSystemAdminGroup(call, group);
  guardGroupDirectory(call, group.directory, 'delete group');
  guardLastAdminGroup(call, group, true);
  site.state.groups.remove(group);
  site.state.changes++;
  return empty;
}

/** UNCONFIRMED: 405 or 404 where `GET group` no longer exists; the path is shared with POST and DELETE. */
export function groupReadIsGone(call: Call): Reply {
  const status = call.site.settings.groupReadGoneStatus;
  const message = status === 405 ? 'HTTP 405 Method Not Allowed' : 'HTTP 404 Not Found';
  return { status, json: { message, 'status-code': status }, headers: status === 405 ? { Allow: 'DELETE,POST,OPTIONS' } : {} };
}
