/** The fixed lists of a fresh Jira Software. */

export interface CatalogItem {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface IssueType extends CatalogItem {
  readonly subtask: boolean;
}

export interface Status extends CatalogItem {
  readonly category: { readonly id: number; readonly key: string; readonly colorName: string; readonly name: string };
}

const item = (id: string, name: string, description = ''): CatalogItem => ({ id, name, description });

export const ISSUE_TYPES: readonly IssueType[] = [
  { ...item('10000', 'Epic', 'A big user story that needs to be broken down.'), subtask: false },
  { ...item('10001', 'Story', 'A user story.'), subtask: false },
  { ...item('10002', 'Task', 'A task that needs to be done.'), subtask: false },
  { ...item('10004', 'Bug', 'A problem which impairs or prevents the functions of the product.'), subtask: false },
  { ...item('10003', 'Sub-task', 'The sub-task of the issue'), subtask: true },
];

export const CATEGORIES = [
  { id: 1, key: 'undefined', colorName: 'medium-gray', name: 'No Category' },
  { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  { id: 3, key: 'done', colorName: 'green', name: 'Done' },
] as const;

export const STATUSES: readonly Status[] = [
  { ...item('10000', 'To Do'), category: CATEGORIES[1] },
  { ...item('3', 'In Progress', 'This issue is being actively worked on at the moment by the assignee.'), category: CATEGORIES[2] },
  { ...item('10001', 'Done'), category: CATEGORIES[3] },
];

/** Transition id → name and the status it leads to. Every status has all of them. */
export const TRANSITIONS = [
  { id: '11', name: 'To Do', to: '10000' },
  { id: '21', name: 'In Progress', to: '3' },
  { id: '31', name: 'Done', to: '10001' },
] as const;

export const PRIORITIES: readonly CatalogItem[] = [
  item('1', 'Highest', 'This problem will block progress.'),
  item('2', 'High', 'Serious problem that could block progress.'),
  item('3', 'Medium', 'Has the potential to affect progress.'),
  item('4', 'Low', 'Minor problem or easily worked around.'),
  item('5', 'Lowest', 'Trivial problem with little or no impact on progress.'),
];

export const RESOLUTIONS: readonly CatalogItem[] = [
  item('10000', 'Done', 'Work has been completed on this issue.'),
  item('10001', "Won't Do", "This issue won't be actioned."),
  item('10002', 'Duplicate', 'The problem is a duplicate of an existing issue.'),
  item('10003', 'Cannot Reproduce', 'All attempts at reproducing this issue failed.'),
];

export const LINK_TYPES = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
] as const;

export const PROJECT_ROLES: readonly CatalogItem[] = [
  item('10002', 'Administrators', 'A project role that represents administrators in a project'),
  item('10001', 'Developers', 'A project role that represents developers in a project'),
  item('10000', 'Users', 'A project role that represents users in a project'),
];

/** Field id → name, type, whether the system has it. */
export const FIELDS: readonly (readonly [id: string, name: string, type: string, items?: string])[] = [
  ['summary', 'Summary', 'string'],
  ['issuetype', 'Issue Type', 'issuetype'],
  ['project', 'Project', 'project'],
  ['description', 'Description', 'string'],
  ['assignee', 'Assignee', 'user'],
  ['reporter', 'Reporter', 'user'],
  ['creator', 'Creator', 'user'],
  ['priority', 'Priority', 'priority'],
  ['status', 'Status', 'status'],
  ['resolution', 'Resolution', 'resolution'],
  ['labels', 'Labels', 'array', 'string'],
  ['components', 'Component/s', 'array', 'component'],
  ['versions', 'Affects Version/s', 'array', 'version'],
  ['fixVersions', 'Fix Version/s', 'array', 'version'],
  ['environment', 'Environment', 'string'],
  ['duedate', 'Due Date', 'date'],
  ['created', 'Created', 'datetime'],
  ['updated', 'Updated', 'datetime'],
  ['comment', 'Comment', 'comments-page'],
  ['attachment', 'Attachment', 'array', 'attachment'],
  ['issuelinks', 'Linked Issues', 'array', 'issuelinks'],
  ['worklog', 'Log Work', 'array', 'worklog'],
  ['watches', 'Watchers', 'watches'],
  ['votes', 'Votes', 'votes'],
  ['timetracking', 'Time Tracking', 'timetracking'],
  ['parent', 'Parent', 'issuelink'],
  ['customfield_10100', 'Rank', 'any'],
  ['customfield_10101', 'Sprint', 'array', 'string'],
  ['customfield_10102', 'Epic Link', 'any'],
  ['customfield_10103', 'Epic Name', 'string'],
  ['customfield_10106', 'Story Points', 'number'],
];

/** The item of a list by id or, in any case, by name. */
export function inCatalog<T extends CatalogItem>(list: readonly T[], value: unknown): T | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name } = value as { id?: unknown; name?: unknown };
  if (id !== undefined) return list.find((each) => each.id === String(id));
  return typeof name === 'string' ? list.find((each) => each.name.toLowerCase() === name.toLowerCase()) : undefined;
}
