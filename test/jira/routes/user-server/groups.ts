import { type Call, textOf, truthOf } from '../../http/call';
import { noContent, type Reply } from '../../http/reply';
import { CrowdFailure } from './application';
import { attributesOf, entityBody } from './body';
import { attributesEntity, entityReply, groupEntity } from './entities';
import { guardWritable, queriedGroup } from './locate';

export function readGroup(call: Call): Reply {
  return entityReply(call, groupEntity(call.site, queriedGroup(call), call.expands('attributes')));
}

export function createGroup(call: Call): Reply {
  const { state } = call.site;
  const body = entityBody(call);
  const name = textOf(body, 'name')?.trim() ?? '';
  if (name === '') throw new CrowdFailure(400, 'INVALID_GROUP', 'Group name cannot be empty');
  if (state.groups.find(name)) throw new CrowdFailure(400, 'INVALID_GROUP', `Group already exists: <${name}>`);
  const directory = state.directories.find((each) => each.active && each.access !== 'read');
  if (!directory) throw new CrowdFailure(403, 'APPLICATION_PERMISSION_DENIED', 'Not allowed to create groups');
  const group = state.groups.create(name, directory);
  group.description = textOf(body, 'description') ?? '';
  state.changes++;
  return entityReply(call, groupEntity(call.site, group), 201);
}

/** Description and state only: groups cannot be renamed. */
export function updateGroup(call: Call): Reply {
  const group = queriedGroup(call);
  const body = entityBody(call);
  guardWritable(group.directory, 'groups');
  if ((textOf(body, 'name') ?? '').toLowerCase() !== group.lowerName)
    throw new CrowdFailure(400, 'INVALID_GROUP', 'Groups cannot be renamed');
  group.description = textOf(body, 'description') ?? '';
  group.active = truthOf(body, 'active') ?? true;
  call.site.state.changes++;
  return entityReply(call, groupEntity(call.site, group));
}

export function deleteGroup(call: Call): Reply {
  const group = queriedGroup(call);
  guardWritable(group.directory, 'groups');
  call.site.state.groups.remove(group);
  call.site.state.changes++;
  return noContent;
}

export function readAttributes(call: Call): Reply {
  const group = queriedGroup(call);
  const href = `${call.site.baseUrl}/rest/usermanagement/1/group/attribute?groupname=${encodeURIComponent(group.name)}`;
  return entityReply(call, attributesEntity(group.attributes, href, true));
}

export function storeAttributes(call: Call): Reply {
  const group = queriedGroup(call);
  group.attributes ??= new Map();
  for (const [name, values] of attributesOf(entityBody(call))) group.attributes.set(name, values);
  call.site.state.changes++;
  return noContent;
}

export function removeAttribute(call: Call): Reply {
  queriedGroup(call).attributes?.delete(call.text('attributename') ?? '');
  call.site.state.changes++;
  return noContent;
}
