import { ISSUE_TYPES, inCatalog, PRIORITIES, RESOLUTIONS } from '../../content/catalog';
import type { IssueRecord, ProjectRecord } from '../../content/content-store';
import { type Call, isObject, type JsonObject } from '../../http/call';
import { created, noContent, ok, Refusal, type Reply, refuse } from '../../http/reply';
import { editMetaOf } from './create-meta';
import { listOf, locateIssue } from './locate';
import { issueJson } from './represent';

export function readIssue(call: Call): Reply {
  const issue = locateIssue(call);
  const expand = listOf(call, 'expand');
  const editmeta = expand.includes('editmeta') ? { editmeta: editMetaOf(call, issue) } : {};
  return ok({ ...issueJson(call.site, issue, listOf(call, 'fields'), expand), ...editmeta });
}

export function createIssue(call: Call): Reply {
  return created(briefOf(call, make(call, call.json())));
}

/** `issue/bulk`: what works is made, the rest is told. */
export function createIssues(call: Call): Reply {
  const updates = call.json().issueUpdates;
  const issues: unknown[] = [];
  const errors: unknown[] = [];
  for (const [at, update] of (Array.isArray(updates) ? updates : []).entries()) {
    try {
      issues.push(briefOf(call, make(call, isObject(update) ? update : {})));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errors.push({ status: error.reply.status, elementErrors: error.reply.json, failedElementNumber: at });
    }
  }
  return { status: issues.length === 0 ? 400 : 201, json: { issues, errors } };
}

const briefOf = (call: Call, issue: IssueRecord): unknown => ({
  id: String(issue.id),
  key: issue.key,
  self: `${call.site.baseUrl}/rest/api/2/issue/${issue.id}`,
});

function make(call: Call, body: JsonObject): IssueRecord {
  const { content, state } = call.site;
  const fields = isObject(body.fields) ? { ...body.fields } : {};
  const errors: Record<string, string> = {};
  const project = projectOf(call, fields.project);
  if (!project) errors.project = fields.project ? 'valid project is required' : 'project is required';
  const type = inCatalog(ISSUE_TYPES, fields.issuetype);
  if (!type) errors.issuetype = 'issue type is required';
  if (typeof fields.summary !== 'string' || fields.summary.trim() === '') errors.summary = 'You must specify a summary of the issue.';
  checkLabels(fields, errors);
  const assigneeKey = personOf(call, fields, 'assignee', errors) ?? null;
  const reporterKey = personOf(call, fields, 'reporter', errors) ?? call.me.key;
  if (Object.keys(errors).length > 0 || !project || !type) throw refuse(400, [], errors);
  const now = Date.now();
  const issue: IssueRecord = {
    id: content.nextId(),
    key: `${project.key}-${++project.lastIssue}`,
    projectKey: project.key,
    created: now,
    updated: now,
    reporterKey,
    assigneeKey,
    statusId: '10000',
    comments: [],
    fields: new Map(Object.entries({ priority: { id: '3' }, ...fields, issuetype: { id: type.id } })),
    properties: new Map(),
    watchers: new Set([call.me.key]),
    voters: new Set(),
    links: [],
    worklogs: [],
    remoteLinks: [],
  };
  for (const own of ['project', 'assignee', 'reporter']) issue.fields.delete(own);
  content.issues.set(issue.key, issue);
  state.changes++;
  return issue;
}

function projectOf(call: Call, value: unknown): ProjectRecord | undefined {
  if (!isObject(value)) return undefined;
  return call.site.content.project(String(value.id ?? value.key ?? ''));
}

/** The key of a person in a field; null when emptied, undefined when the field is absent. */
function personOf(call: Call, fields: JsonObject, field: string, errors: Record<string, string>): string | null | undefined {
  const value = fields[field];
  if (value === undefined) return undefined;
  if (value === null) return null;
  const name = isObject(value) ? value.name : undefined;
  if (name === null || name === '-1' || name === '') return null;
  const user =
    call.site.state.users.find(String(name ?? '')) ?? (isObject(value) ? call.site.state.users.findByKey(String(value.key)) : undefined);
  if (user) return user.key;
  errors[field] = `User '${String(name)}' does not exist.`;
  return undefined;
}

/** `PUT issue`: `fields` replace, `update` has operations set, add, remove. */
export function updateIssue(call: Call): Reply {
  const issue = locateIssue(call);
  const body = call.json();
  applyFields(call, issue, body);
  return noContent;
}

export function applyFields(call: Call, issue: IssueRecord, body: JsonObject): void {
  const fields = isObject(body.fields) ? { ...body.fields } : {};
  const errors: Record<string, string> = {};
  const update = isObject(body.update) ? body.update : {};
  for (const [field, operations] of Object.entries(update)) {
    for (const operation of Array.isArray(operations) ? operations : []) {
      if (field === 'comment' && isObject(operation) && isObject(operation.add)) addComment(call, issue, String(operation.add.body ?? ''));
      else if (isObject(operation)) fields[field] = operated(fields[field] ?? issue.fields.get(field), operation);
    }
  }
  if ('summary' in fields && String(fields.summary ?? '').trim() === '') errors.summary = 'You must specify a summary of the issue.';
  if (fields.priority && !inCatalog(PRIORITIES, fields.priority)) errors.priority = 'The priority selected is invalid.';
  if (fields.resolution && !inCatalog(RESOLUTIONS, fields.resolution)) errors.resolution = 'The resolution selected is invalid.';
  checkLabels(fields, errors);
  const assignee = personOf(call, fields, 'assignee', errors);
  const reporter = personOf(call, fields, 'reporter', errors);
  if (Object.keys(errors).length > 0) throw refuse(400, [], errors);
  if (assignee !== undefined) issue.assigneeKey = assignee;
  if (reporter !== undefined) issue.reporterKey = reporter;
  for (const [field, value] of Object.entries(fields))
    if (!['assignee', 'reporter', 'project'].includes(field)) issue.fields.set(field, value);
  issue.updated = Date.now();
  call.site.state.changes++;
}

function checkLabels(fields: JsonObject, errors: Record<string, string>): void {
  const bad = Array.isArray(fields.labels) ? fields.labels.find((label) => /\s/.test(String(label))) : undefined;
  if (bad !== undefined) errors.labels = `The label '${String(bad)}' contains spaces which is invalid.`;
}

function operated(before: unknown, operation: JsonObject): unknown {
  if ('set' in operation) return operation.set;
  const list: unknown[] = Array.isArray(before) ? before : [];
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  if ('add' in operation) return [...list, operation.add];
  return list.filter((value) => !same(value, operation.remove));
}

export function addComment(call: Call, issue: IssueRecord, body: string): IssueRecord['comments'][number] {
  const now = Date.now();
  const comment = { id: call.site.content.nextId(), authorKey: call.me.key, body, created: now, updated: now };
  issue.comments.push(comment);
  issue.updated = now;
  call.site.state.changes++;
  return comment;
}

export function deleteIssue(call: Call): Reply {
  const { content, state } = call.site;
  const issue = locateIssue(call);
  const subtasks = [...content.issues.values()].filter(
    (other) => (other.fields.get('parent') as { key?: string } | undefined)?.key === issue.key,
  );
  if (subtasks.length > 0 && !call.flag('deleteSubtasks', false)) {
    throw refuse(
      400,
      `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  for (const gone of [issue, ...subtasks]) content.issues.delete(gone.key);
  state.changes++;
  return noContent;
}

export function assignIssue(call: Call): Reply {
  applyFields(call, locateIssue(call), { fields: { assignee: call.json() } });
  return noContent;
}
