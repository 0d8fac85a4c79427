import type { Call } from '../../http/call';
import { escapeXml, type Reply, xml } from '../../http/reply';
import type { GroupRecord, UserRecord } from '../../model/records';
import type { JiraSite } from '../../site';

/** The same thing in both notations. */
export interface Entity {
  readonly json: Record<string, unknown>;
  readonly xml: string;
}

const wantsJson = (call: Call): boolean => /json/i.test(call.headers.accept ?? '');

/** XML unless JSON is asked for, as Crowd answers. */
export function entityReply(call: Call, entity: Entity, status = 200): Reply {
  if (wantsJson(call)) return { status, json: entity.json, type: 'application/json' };
  return xml(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${entity.xml}`, status);
}

export function failureReply(call: Call, status: number, reason: string, message: string): Reply {
  const text = `<error><reason>${reason}</reason><message>${escapeXml(message)}</message></error>`;
  return entityReply(call, { json: { reason, message }, xml: text }, status);
}

const link = (site: JiraSite, kind: 'user' | 'group', name: string): string =>
  `${site.baseUrl}/rest/usermanagement/1/${kind}?${kind}name=${encodeURIComponent(name).replaceAll('%20', '+')}`;

const linkXml = (href: string): string => `<link href="${escapeXml(href)}" rel="self"/>`;

/** First and last name: as given, or the display name taken apart. */
export function partsOfName(user: UserRecord): { readonly first: string; readonly last: string } {
  const words = user.displayName.trim().split(/\s+/);
  return {
    first: user.details?.firstName ?? words.slice(0, -1).join(' '),
    last: user.details?.lastName ?? words.at(-1) ?? '',
  };
}

export function userEntity(site: JiraSite, user: UserRecord, withAttributes = false): Entity {
  const href = link(site, 'user', user.name);
  const { first, last } = partsOfName(user);
  const attributes = attributesEntity(
    user.details?.attributes ?? null,
    `${site.baseUrl}/rest/usermanagement/1/user/attribute`,
    withAttributes,
  );
  return {
    json: {
      expand: 'attributes',
      link: { href, rel: 'self' },
      name: user.name,
      'first-name': first,
      'last-name': last,
      'display-name': user.displayName,
      email: user.email,
      password: { link: { href: href.replace('/user?', '/user/password?'), rel: 'edit' } },
      key: user.key,
      active: user.active,
      attributes: attributes.json,
    },
    xml:
      `<user name="${escapeXml(user.name)}" expand="attributes">${linkXml(href)}<first-name>${escapeXml(first)}</first-name>` +
      `<last-name>${escapeXml(last)}</last-name><display-name>${escapeXml(user.displayName)}</display-name>` +
      `<email>${escapeXml(user.email)}</email><key>${escapeXml(user.key)}</key><active>${user.active}</active>${attributes.xml}</user>`,
  };
}

export function groupEntity(site: JiraSite, group: GroupRecord, withAttributes = false): Entity {
  const href = link(site, 'group', group.name);
  const attributes = attributesEntity(group.attributes, `${site.baseUrl}/rest/usermanagement/1/group/attribute`, withAttributes);
  return {
    json: {
      expand: 'attributes',
      link: { href, rel: 'self' },
      name: group.name,
      description: group.description,
      type: 'GROUP',
      active: group.active,
      attributes: attributes.json,
    },
    xml:
      `<group name="${escapeXml(group.name)}" expand="attributes">${linkXml(href)}<type>GROUP</type>` +
      `<description>${escapeXml(group.description)}</description><active>${group.active}</active>${attributes.xml}</group>`,
  };
}

export function attributesEntity(attributes: ReadonlyMap<string, readonly string[]> | null, href: string, shown: boolean): Entity {
  const list = shown && attributes ? [...attributes] : [];
  return {
    json: {
      attributes: list.map(([name, values]) => ({
        name,
        values,
        link: { href: `${href}?attributename=${encodeURIComponent(name)}`, rel: 'self' },
      })),
      link: { href, rel: 'self' },
    },
    xml: `<attributes>${linkXml(href)}${list
      .map(([name, values]) => {
        const texts = values.map((value) => `<value>${escapeXml(value)}</value>`).join('');
        return `<attribute name="${escapeXml(name)}"><values>${texts}</values></attribute>`;
      })
      .join('')}</attributes>`,
  };
}

/** Names with links, or whole people when `expand=user` is asked for. */
export function usersEntity(call: Call, users: readonly UserRecord[]): Entity {
  const { site } = call;
  if (call.expands('user'))
    return listOf(
      'user',
      users.map((user) => userEntity(site, user)),
    );
  return listOf(
    'user',
    users.map((user) => named(site, 'user', user.name)),
  );
}

export function groupsEntity(call: Call, groups: readonly GroupRecord[]): Entity {
  const { site } = call;
  if (call.expands('group'))
    return listOf(
      'group',
      groups.map((group) => groupEntity(site, group)),
    );
  return listOf(
    'group',
    groups.map((group) => named(site, 'group', group.name)),
  );
}

export function named(site: JiraSite, kind: 'user' | 'group', name: string): Entity {
  const href = link(site, kind, name);
  return { json: { link: { href, rel: 'self' }, name }, xml: `<${kind} name="${escapeXml(name)}">${linkXml(href)}</${kind}>` };
}

function listOf(kind: 'user' | 'group', items: readonly Entity[]): Entity {
  return {
    json: { expand: kind, [`${kind}s`]: items.map((item) => item.json) },
    xml: `<${kind}s expand="${kind}">${items.map((item) => item.xml).join('')}</${kind}s>`,
  };
}
