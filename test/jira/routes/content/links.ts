import { LINK_TYPES } from '../../content/catalog';
import type { IssueRecord } from '../../content/content-store';
import { type Call, isObject } from '../../http/call';
import { noContent, ok, type Reply, refuse } from '../../http/reply';
import { addComment } from './issues';
import { locateIssue } from './locate';
import { issueLinksJson } from './represent';

type LinkType = (typeof LINK_TYPES)[number];

const typeJson = (call: Call, type: LinkType): unknown => ({ ...type, self: `${call.site.baseUrl}/rest/api/2/issueLinkType/${type.id}` });

export const listLinkTypes = (call: Call): Reply => ok({ issueLinkTypes: LINK_TYPES.map((type) => typeJson(call, type)) });

export function readLinkType(call: Call): Reply {
  const type = LINK_TYPES.find(({ id }) => id === call.param('id'));
  if (!type) throw refuse(404, `No issue link type with id '${call.param('id')}' found.`);
  return ok(typeJson(call, type));
}

/** The outward issue is the source: "outward blocks inward" as Jira stores it. */
export function createLink(call: Call): Reply {
  const body = call.json();
  const asked = isObject(body.type) ? body.type : {};
  const type = LINK_TYPES.find(({ id, name }) => id === asked.id || name.toLowerCase() === String(asked.name ?? '').toLowerCase());
  if (!type) throw refuse(404, `No issue link type with name '${String(asked.name)}' found.`);
  const end = (side: unknown): IssueRecord => {
    const issue = isObject(side) ? call.site.content.issue(String(side.key ?? side.id)) : undefined;
    if (!issue) throw refuse(404, 'Issue Does Not Exist');
    return issue;
  };
  const inward = end(body.inwardIssue);
  const outward = end(body.outwardIssue);
  const link = { id: call.site.content.nextId(), typeName: type.name, inward: inward.key, outward: outward.key };
  inward.links.push(link);
  outward.links.push(link);
  if (isObject(body.comment)) addComment(call, inward, String(body.comment.body ?? ''));
  call.site.state.changes++;
  return { status: 201, text: '', headers: { Location: `${call.site.baseUrl}/rest/api/2/issueLink/${link.id}` } };
}

function holders(call: Call): IssueRecord[] {
  const found = [...call.site.content.issues.values()].filter((issue) => issue.links.some(({ id }) => String(id) === call.param('id')));
  if (found.length === 0) throw refuse(404, `No issue link with id '${call.param('id')}' exists.`);
  return found;
}

export function readLink(call: Call): Reply {
  const sides = holders(call).flatMap((issue) => issueLinksJson(call.site, issue) as { id: string }[]);
  const [first, second] = sides.filter(({ id }) => id === call.param('id'));
  return ok({ ...first, ...second });
}

export function deleteLink(call: Call): Reply {
  for (const issue of holders(call))
    issue.links.splice(
      issue.links.findIndex(({ id }) => String(id) === call.param('id')),
      1,
    );
  return noContent;
}

export const listRemoteLinks = (call: Call): Reply => {
  const { remoteLinks } = locateIssue(call);
  const globalId = call.text('globalId');
  if (globalId === null) return ok(remoteLinks);
  const found = remoteLinks.find((link) => link.globalId === globalId);
  if (!found) throw refuse(404, 'The remote link does not exist.');
  return ok(found);
};

function locateRemoteLink(call: Call, issue: IssueRecord): Record<string, unknown> {
  const link = issue.remoteLinks.find(({ id }) => String(id) === call.param('id'));
  if (!link) throw refuse(404, `No remote issue link with id '${call.param('id')}' exists.`);
  return link;
}

export const readRemoteLink = (call: Call): Reply => ok(locateRemoteLink(call, locateIssue(call)));

/** The same `globalId` updates (200) instead of adding (201). */
export function saveRemoteLink(call: Call): Reply {
  const issue = locateIssue(call);
  const body = call.json();
  if (!isObject(body.object)) throw refuse(400, [], { object: "'object' is required." });
  const known = issue.remoteLinks.find(({ globalId }) => globalId !== undefined && globalId === body.globalId);
  const id = known?.id ?? call.site.content.nextId();
  const self = `${call.site.baseUrl}/rest/api/2/issue/${issue.key}/remotelink/${String(id)}`;
  if (known) Object.assign(known, body);
  else issue.remoteLinks.push({ id, self, application: {}, ...body });
  call.site.state.changes++;
  return { status: known ? 200 : 201, json: { id, self } };
}

export function updateRemoteLink(call: Call): Reply {
  Object.assign(locateRemoteLink(call, locateIssue(call)), call.json());
  return noContent;
}

export function deleteRemoteLink(call: Call): Reply {
  const issue = locateIssue(call);
  issue.remoteLinks.splice(issue.remoteLinks.indexOf(locateRemoteLink(call, issue)), 1);
  return noContent;
}
