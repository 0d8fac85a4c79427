import type { Call } from '../../http/call';
import type { Reply } from '../../http/reply';
import type { GroupRecord, UserRecord } from '../../model/records';
import { CrowdFailure } from './application';
import { entityBody } from './body';
import { type Fields, parseCql, type Test } from './cql';
import { entityReply, groupsEntity, partsOfName, usersEntity } from './entities';
import { crowdPage } from './locate';

/** `search`: the restriction in the query (CQL) or, for POST, as an object in the body. */
export function search(call: Call): Reply {
  const test = call.method === 'POST' ? fromObject(entityBody(call)) : parseCql(call.query.get('restriction') ?? '');
  const { users, groups } = call.site.state;
  const kind = call.text('entity-type');
  if (kind === 'user')
    return entityReply(
      call,
      usersEntity(
        call,
        crowdPage(
          call,
          users.sorted().filter((user) => test(fieldsOfUser(user))),
        ),
      ),
    );
  if (kind === 'group')
    return entityReply(
      call,
      groupsEntity(
        call,
        crowdPage(
          call,
          groups.sorted().filter((group) => test(fieldsOfGroup(group))),
        ),
      ),
    );
  throw new CrowdFailure(400, 'ILLEGAL_ARGUMENT', 'The entity-type must be user or group');
}

function fieldsOfUser(user: UserRecord): Fields {
  return (name) => {
    switch (name) {
      case 'name':
        return user.name;
      case 'email':
        return user.email;
      case 'displayname':
        return user.displayName;
      case 'firstname':
        return partsOfName(user).first;
      case 'lastname':
        return partsOfName(user).last;
      case 'active':
        return String(user.active);
      case 'key':
        return user.key;
      default:
        return attribute(user.details?.attributes, name);
    }
  };
}

function fieldsOfGroup(group: GroupRecord): Fields {
  return (name) => {
    if (name === 'name') return group.name;
    if (name === 'active') return String(group.active);
    if (name === 'description') return group.description;
    return attribute(group.attributes, name);
  };
}

function attribute(attributes: ReadonlyMap<string, readonly string[]> | null | undefined, name: string): string | undefined {
  for (const [key, values] of attributes ?? []) if (key.toLowerCase() === name) return values[0];
  return undefined;
}

interface Restriction {
  readonly 'boolean-logic'?: string;
  readonly restrictions?: readonly Restriction[];
  readonly property?: { readonly name?: string };
  readonly 'match-mode'?: string;
  readonly value?: unknown;
}

function fromObject(restriction: Restriction): Test {
  if (restriction.restrictions) {
    const tests = restriction.restrictions.map(fromObject);
    return restriction['boolean-logic']?.toLowerCase() === 'or'
      ? (fields) => tests.some((test) => test(fields))
      : (fields) => tests.every((test) => test(fields));
  }
  const field = restriction.property?.name?.toLowerCase();
  if (field === undefined) return () => true;
  const wanted = String(restriction.value ?? '').toLowerCase();
  return (fields) => {
    const value = fields(field)?.toLowerCase();
    if (value === undefined) return restriction['match-mode'] === 'NULL';
    if (restriction['match-mode'] === 'CONTAINS') return value.includes(wanted);
    return restriction['match-mode'] === 'STARTS_WITH' ? value.startsWith(wanted) : value === wanted;
  };
}
