import { type Call, isObject, type JsonObject, textOf, truthOf } from '../../http/call';
import { noContent, type Reply } from '../../http/reply';
import { passwordMatches } from '../../model/passwords';
import { detailsOf, type UserRecord } from '../../model/records';
import { CrowdFailure } from './application';
import { attributesOf, entityBody } from './body';
import { attributesEntity, entityReply, userEntity } from './entities';
import { crowdUser, guardWritable, queriedUser } from './locate';

export function readUser(call: Call): Reply {
  return entityReply(call, userEntity(call.site, queriedUser(call), call.expands('attributes')));
}

export function createUser(call: Call): Reply {
  const { site } = call;
  const body = entityBody(call);
  const name = textOf(body, 'name')?.trim() ?? '';
  if (name === '') throw new CrowdFailure(400, 'INVALID_USER', 'User name cannot be empty');
  if (site.state.users.find(name)) throw new CrowdFailure(400, 'INVALID_USER', `User already exists in directory: <${name}>`);
  const directory = site.state.directories.find((each) => each.active && each.access === 'write');
  if (!directory) throw new CrowdFailure(403, 'APPLICATION_PERMISSION_DENIED', 'Not allowed to create users');
  const password = isObject(body.password) ? textOf(body.password, 'value') : undefined;
  const user = site.state.users.create({ name, directory, active: truthOf(body, 'active') ?? true, ...(password ? { password } : {}) });
  replace(call, user, body);
  site.webhooks.announce('user_created', user);
  return entityReply(call, userEntity(site, user), 201);
}

/** Replaces: what is left out becomes blank. UNCONFIRMED: a left-out `active` becomes false. */
export function updateUser(call: Call): Reply {
  const user = queriedUser(call);
  const body = entityBody(call);
  guardWritable(user.directory, 'users');
  const name = textOf(body, 'name');
  if (name === undefined || name.toLowerCase() !== user.lowerName) {
    throw new CrowdFailure(400, 'INVALID_USER', 'The user name in the body does not match the one in the path');
  }
  replace(call, user, body);
  call.site.state.groups.setActive(user, truthOf(body, 'active') ?? false);
  call.site.webhooks.announce('user_updated', user);
  return noContent;
}

function replace(call: Call, user: UserRecord, body: JsonObject): void {
  const { state } = call.site;
  const details = detailsOf(user);
  details.firstName = textOf(body, 'first-name') ?? '';
  details.lastName = textOf(body, 'last-name') ?? '';
  const displayName = textOf(body, 'display-name') ?? `${details.firstName} ${details.lastName}`.trim();
  state.users.change(user, { displayName, email: textOf(body, 'email') ?? '' });
  for (const [key, values] of attributesOf(body)) details.attributes.set(key, values);
  state.changes++;
}

export function deleteUser(call: Call): Reply {
  const user = queriedUser(call);
  guardWritable(user.directory, 'users');
  call.site.state.deleteUser(user);
  call.site.webhooks.announce('user_deleted', user);
  return noContent;
}

/** Both spellings of the new name are in use by clients. */
export function renameUser(call: Call): Reply {
  const { site } = call;
  const user = queriedUser(call);
  const body = entityBody(call);
  guardWritable(user.directory, 'users');
  const name = (textOf(body, 'new-name') ?? textOf(body, 'newName'))?.trim() ?? '';
  if (name === '') throw new CrowdFailure(400, 'INVALID_USER', 'The new name cannot be empty');
  const owner = site.state.users.find(name);
  if (owner && owner !== user) throw new CrowdFailure(400, 'INVALID_USER', `User already exists in directory: <${name}>`);
  site.state.renameUser(user, name);
  site.webhooks.announce('user_updated', user);
  return entityReply(call, userEntity(site, user));
}

export function setPassword(call: Call): Reply {
  const user = queriedUser(call);
  guardWritable(user.directory, 'users');
  call.site.state.setPassword(user, textOf(entityBody(call), 'value') ?? '');
  return noContent;
}

export function removePassword(call: Call): Reply {
  queriedUser(call).password = null;
  return noContent;
}

export function readAttributes(call: Call): Reply {
  const user = queriedUser(call);
  const href = `${call.site.baseUrl}/rest/usermanagement/1/user/attribute?username=${encodeURIComponent(user.name)}`;
  return entityReply(call, attributesEntity(user.details?.attributes ?? new Map(), href, true));
}

export function storeAttributes(call: Call): Reply {
  const { attributes } = detailsOf(queriedUser(call));
  for (const [name, values] of attributesOf(entityBody(call))) attributes.set(name, values);
  call.site.state.changes++;
  return noContent;
}

export function removeAttribute(call: Call): Reply {
  detailsOf(queriedUser(call)).attributes.delete(call.text('attributename') ?? '');
  call.site.state.changes++;
  return noContent;
}

export function authenticate(call: Call): Reply {
  const user = crowdUser(call, call.text('username'));
  if (!user.active) throw new CrowdFailure(400, 'INACTIVE_ACCOUNT', `Account with name <${user.name}> is inactive`);
  if (!passwordMatches(textOf(entityBody(call), 'value') ?? '', user.password)) {
    throw new CrowdFailure(400, 'INVALID_USER_AUTHENTICATION', `Failed to authenticate principal, password was invalid`);
  }
  return entityReply(call, userEntity(call.site, user));
}
