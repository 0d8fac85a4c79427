import { RESOLUTIONS, STATUSES, TRANSITIONS } from '../../content/catalog';
import type { IssueRecord } from '../../content/content-store';
import { type Call, isObject, textOf } from '../../http/call';
import { created, noContent, ok, type Reply, refuse } from '../../http/reply';
import { jiraTime } from '../user/represent';
import { addComment, applyFields } from './issues';
import { locateIssue } from './locate';
import { commentJson, personJson, statusJson } from './represent';

export function listComments(call: Call): Reply {
  const issue = locateIssue(call);
  const startAt = call.number('startAt', 0);
  const maxResults = call.number('maxResults', 1_048_576);
  const comments = issue.comments.slice(startAt, startAt + maxResults).map((comment) => commentJson(call.site, issue, comment));
  return ok({ startAt, maxResults, total: issue.comments.length, comments });
}

export function createComment(call: Call): Reply {
  const issue = locateIssue(call);
  const body = textOf(call.json(), 'body') ?? '';
  if (body.trim() === '') throw refuse(400, [], { comment: 'Comment body can not be empty!' });
  return created(commentJson(call.site, issue, addComment(call, issue, body)));
}

function locateComment(call: Call, issue: IssueRecord): IssueRecord['comments'][number] {
  const comment = issue.comments.find((each) => String(each.id) === call.param('id'));
  if (!comment) throw refuse(404, `Can not find a comment for the id: ${call.param('id')}.`);
  return comment;
}

export function readComment(call: Call): Reply {
  const issue = locateIssue(call);
  return ok(commentJson(call.site, issue, locateComment(call, issue)));
}

export function updateComment(call: Call): Reply {
  const issue = locateIssue(call);
  const comment = locateComment(call, issue);
  comment.body = textOf(call.json(), 'body') ?? comment.body;
  comment.updated = Date.now();
  call.site.state.changes++;
  return ok(commentJson(call.site, issue, comment));
}

export function deleteComment(call: Call): Reply {
  const issue = locateIssue(call);
  issue.comments.splice(issue.comments.indexOf(locateComment(call, issue)), 1);
  call.site.state.changes++;
  return noContent;
}

export function listTransitions(call: Call): Reply {
  locateIssue(call);
  const asked = call.text('transitionId');
  const transitions = TRANSITIONS.map(({ id, name, to }) => {
    const status = STATUSES.find((each) => each.id === to);
    return {
      id,
      name,
      ...(status ? { to: statusJson(call.site, status) } : {}),
      ...(call.expands('transitions.fields') ? { fields: {} } : {}),
    };
  });
  return ok({ expand: 'transitions', transitions: asked === null ? transitions : transitions.filter(({ id }) => id === asked) });
}

export function doTransition(call: Call): Reply {
  const issue = locateIssue(call);
  const body = call.json();
  const asked = isObject(body.transition) ? String(body.transition.id ?? '') : '';
  const transition = TRANSITIONS.find(({ id }) => id === asked);
  if (!transition)
    throw refuse(400, `It seems that you have tried to perform an illegal workflow operation: the transition '${asked}' is not valid.`);
  issue.statusId = transition.to;
  issue.fields.set('resolution', transition.to === '10001' ? { id: RESOLUTIONS[0]?.id } : null);
  applyFields(call, issue, body);
  return noContent;
}

export function listWatchers(call: Call): Reply {
  const issue = locateIssue(call);
  return ok({
    self: `${call.site.baseUrl}/rest/api/2/issue/${issue.key}/watchers`,
    isWatching: issue.watchers.has(call.me.key),
    watchCount: issue.watchers.size,
    watchers: [...issue.watchers].map((key) => personJson(call.site, key)),
  });
}

export function addWatcher(call: Call): Reply {
  const issue = locateIssue(call);
  const name = call.body.length === 0 ? call.me.name : String(call.jsonValue());
  const user = call.site.state.users.find(name);
  if (!user) throw refuse(404, `The user '${name}' does not exist.`);
  issue.watchers.add(user.key);
  call.site.state.changes++;
  return noContent;
}

export function removeWatcher(call: Call): Reply {
  const user = call.site.state.users.find(call.text('username') ?? '');
  if (!user) throw refuse(404, 'The user does not exist.');
  locateIssue(call).watchers.delete(user.key);
  return noContent;
}

export function readVotes(call: Call): Reply {
  const issue = locateIssue(call);
  return ok({
    self: `${call.site.baseUrl}/rest/api/2/issue/${issue.key}/votes`,
    votes: issue.voters.size,
    hasVoted: issue.voters.has(call.me.key),
    voters: [...issue.voters].map((key) => personJson(call.site, key)),
  });
}

export function vote(call: Call): Reply {
  const issue = locateIssue(call);
  if (issue.reporterKey === call.me.key) throw refuse(404, 'You cannot vote for an issue you have reported.');
  if (call.method === 'POST') issue.voters.add(call.me.key);
  else issue.voters.delete(call.me.key);
  return noContent;
}

export function listWorklogs(call: Call): Reply {
  const { worklogs } = locateIssue(call);
  return ok({ startAt: 0, maxResults: worklogs.length, total: worklogs.length, worklogs });
}

export function addWorklog(call: Call): Reply {
  const issue = locateIssue(call);
  const body = call.json();
  const id = String(call.site.content.nextId());
  const spent = textOf(body, 'timeSpent') ?? `${Math.round(Number(body.timeSpentSeconds ?? 0) / 60)}m`;
  const worklog = {
    self: `${call.site.baseUrl}/rest/api/2/issue/${issue.id}/worklog/${id}`,
    author: personJson(call.site, call.me.key),
    updateAuthor: personJson(call.site, call.me.key),
    comment: textOf(body, 'comment') ?? '',
    created: jiraTime(Date.now()),
    updated: jiraTime(Date.now()),
    started: textOf(body, 'started') ?? jiraTime(Date.now()),
    timeSpent: spent,
    timeSpentSeconds: Number(body.timeSpentSeconds ?? secondsOf(spent)),
    id,
    issueId: String(issue.id),
  };
  issue.worklogs.push(worklog);
  call.site.state.changes++;
  return created(worklog);
}

function secondsOf(text: string): number {
  const units: Readonly<Record<string, number>> = { w: 144_000, d: 28_800, h: 3600, m: 60 };
  return [...text.matchAll(/(\d+)([wdhm])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? 'm'] ?? 0), 0);
}

function locateWorklog(call: Call, issue: IssueRecord): Record<string, unknown> {
  const worklog = issue.worklogs.find((each) => each.id === call.param('id'));
  if (!worklog) throw refuse(404, `Cannot find worklog with id: '${call.param('id')}'.`);
  return worklog;
}

export const readWorklog = (call: Call): Reply => ok(locateWorklog(call, locateIssue(call)));

export function updateWorklog(call: Call): Reply {
  const worklog = locateWorklog(call, locateIssue(call));
  const body = call.json();
  Object.assign(worklog, body, { updated: jiraTime(Date.now()) });
  if (typeof body.timeSpent === 'string') worklog.timeSpentSeconds = secondsOf(body.timeSpent);
  return ok(worklog);
}

export function deleteWorklog(call: Call): Reply {
  const issue = locateIssue(call);
  issue.worklogs.splice(issue.worklogs.indexOf(locateWorklog(call, issue)), 1);
  return noContent;
}
