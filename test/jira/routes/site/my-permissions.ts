import type { Call } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';

const GLOBAL = [
  ['0', 'ADMINISTER', 'Jira Administrators'],
  ['44', 'SYSTEM_ADMIN', 'Jira System Administrators'],
  ['27', 'USER_PICKER', 'Browse Users'],
  ['22', 'CREATE_SHARED_OBJECTS', 'Create Shared Objects'],
  ['24', 'MANAGE_GROUP_FILTER_SUBSCRIPTIONS', 'Manage Group Filter Subscriptions'],
  ['33', 'BULK_CHANGE', 'Bulk Change'],
] as const;

const PROJECT = [
  ['10', 'BROWSE_PROJECTS', 'Browse Projects'],
  ['11', 'CREATE_ISSUES', 'Create Issues'],
  ['12', 'EDIT_ISSUES', 'Edit Issues'],
  ['13', 'ASSIGN_ISSUES', 'Assign Issues'],
  ['14', 'RESOLVE_ISSUES', 'Resolve Issues'],
  ['15', 'ADD_COMMENTS', 'Add Comments'],
  ['16', 'DELETE_ISSUES', 'Delete Issues'],
  ['17', 'ASSIGNABLE_USER', 'Assignable User'],
  ['18', 'CLOSE_ISSUES', 'Close Issues'],
  ['19', 'CREATE_ATTACHMENTS', 'Create Attachments'],
  ['20', 'WORK_ON_ISSUES', 'Work On Issues'],
  ['21', 'LINK_ISSUES', 'Link Issues'],
  ['23', 'ADMINISTER_PROJECTS', 'Administer Projects'],
  ['25', 'MOVE_ISSUES', 'Move Issues'],
  ['26', 'SET_ISSUE_SECURITY', 'Set Issue Security'],
  ['28', 'SCHEDULE_ISSUES', 'Schedule Issues'],
  ['29', 'VIEW_DEV_TOOLS', 'View Dev Tools'],
  ['30', 'MODIFY_REPORTER', 'Modify Reporter'],
  ['31', 'VIEW_VOTERS_AND_WATCHERS', 'View Voters And Watchers'],
  ['32', 'MANAGE_WATCHERS', 'Manage Watchers'],
  ['34', 'EDIT_ALL_COMMENTS', 'Edit All Comments'],
  ['35', 'EDIT_OWN_COMMENTS', 'Edit Own Comments'],
  ['36', 'DELETE_ALL_COMMENTS', 'Delete All Comments'],
  ['37', 'DELETE_OWN_COMMENTS', 'Delete Own Comments'],
  ['38', 'DELETE_ALL_ATTACHMENTS', 'Delete All Attachments'],
  ['39', 'DELETE_OWN_ATTACHMENTS', 'Delete Own Attachments'],
  ['40', 'EDIT_OWN_WORKLOGS', 'Edit Own Worklogs'],
  ['41', 'EDIT_ALL_WORKLOGS', 'Edit All Worklogs'],
  ['42', 'DELETE_OWN_WORKLOGS', 'Delete Own Worklogs'],
  ['43', 'DELETE_ALL_WORKLOGS', 'Delete All Worklogs'],
  ['45', 'VIEW_READONLY_WORKFLOW', 'View Readonly Workflow'],
  ['46', 'TRANSITION_ISSUES', 'Transition Issues'],
  ['47', 'MANAGE_SPRINTS_PERMISSION', 'Manage Sprints Permission'],
  ['48', 'EXTENSION_PERMISSION', 'Extension Permission'],
  ['49', 'START_STOP_SPRINTS_PERMISSION', 'Start Stop Sprints Permission'],
  ['50', 'EDIT_SPRINT_NAME_AND_GOAL_PERMISSION', 'Edit Sprint Name And Goal Permission'],
  ['51', 'ARCHIVE_ISSUES', 'Archive Issues'],
  ['52', 'RESTORE_ISSUES', 'Restore Issues'],
  ['53', 'BROWSE_ARCHIVE', 'Browse Archive'],
] as const;

/** Names of project permissions from before Jira 6.4, which are still told, as deprecated. */
const DEPRECATED: Readonly<Record<string, string>> = {
  BROWSE_PROJECTS: 'BROWSE',
  CREATE_ISSUES: 'CREATE_ISSUE',
  EDIT_ISSUES: 'EDIT_ISSUE',
  ASSIGN_ISSUES: 'ASSIGN_ISSUE',
  RESOLVE_ISSUES: 'RESOLVE_ISSUE',
  ADD_COMMENTS: 'COMMENT_ISSUE',
  DELETE_ISSUES: 'DELETE_ISSUE',
  CLOSE_ISSUES: 'CLOSE_ISSUE',
  CREATE_ATTACHMENTS: 'CREATE_ATTACHMENT',
  WORK_ON_ISSUES: 'WORK_ISSUE',
  LINK_ISSUES: 'LINK_ISSUE',
  ADMINISTER_PROJECTS: 'PROJECT_ADMIN',
  MOVE_ISSUES: 'MOVE_ISSUE',
  SCHEDULE_ISSUES: 'SCHEDULE_ISSUE',
  MANAGE_WATCHERS: 'MANAGE_WATCHER_LIST',
  EDIT_ALL_COMMENTS: 'COMMENT_EDIT_ALL',
  EDIT_OWN_COMMENTS: 'COMMENT_EDIT_OWN',
  DELETE_ALL_COMMENTS: 'COMMENT_DELETE_ALL',
  DELETE_OWN_COMMENTS: 'COMMENT_DELETE_OWN',
  DELETE_ALL_ATTACHMENTS: 'ATTACHMENT_DELETE_ALL',
  DELETE_OWN_ATTACHMENTS: 'ATTACHMENT_DELETE_OWN',
  EDIT_OWN_WORKLOGS: 'WORKLOG_EDIT_OWN',
  EDIT_ALL_WORKLOGS: 'WORKLOG_EDIT_ALL',
  DELETE_OWN_WORKLOGS: 'WORKLOG_DELETE_OWN',
  DELETE_ALL_WORKLOGS: 'WORKLOG_DELETE_ALL',
};

/** `mypermissions`: what the caller may do; anonymous people may do nothing. */
export function readMyPermissions(call: Call): Reply {
  const { permissions } = call.site.state;
  const { caller } = call;
  checkContext(call);
  // UNCONFIRMED: that the scope of a token caps what is told here.
  const admin = caller !== null && permissions.isAdmin(caller) && call.allows('ADMIN');
  const system = caller !== null && permissions.isSystemAdmin(caller) && call.allows('SYSTEM_ADMIN');
  const entry = (id: string, key: string, name: string, type: string, havePermission: boolean): [string, unknown] => [
    key,
    { id, key, name, type, description: `${name}.`, havePermission },
  ];
  const global = GLOBAL.map(([id, key, name]) =>
    entry(id, key, name, 'GLOBAL', key === 'ADMINISTER' ? admin : key === 'SYSTEM_ADMIN' ? system : caller !== null),
  );
  const project = PROJECT.map(([id, key, name]) =>
    entry(id, key, name, 'PROJECT', key === 'ADMINISTER_PROJECTS' ? admin : caller !== null),
  );
  const old = PROJECT.flatMap(([id, key, name]) => {
    const formerly = DEPRECATED[key];
    if (formerly === undefined) return [];
    const havePermission = key === 'ADMINISTER_PROJECTS' ? admin : caller !== null;
    return [
      [formerly, { id, key: formerly, name, type: 'PROJECT', description: `${name}.`, havePermission, deprecatedKey: true }] as const,
    ];
  });
  return ok({ permissions: Object.fromEntries([...global, ...project, ...old]) });
}

/** A project or an issue that permissions are asked for has to exist (documented as 404). */
function checkContext(call: Call): void {
  const { content } = call.site;
  const project = call.text('projectKey') ?? call.text('projectId');
  const issue = call.text('issueKey') ?? call.text('issueId');
  if (issue !== null && !content.issue(issue)) throw refuse(404, 'Issue Does Not Exist');
  if (issue === null && project !== null && !content.project(project))
    throw refuse(404, `No project could be found with key '${project}'.`);
}

/** `GET permissions`: everything there is (admin). */
export function listPermissions(): Reply {
  const all = [...GLOBAL.map((each) => [...each, 'GLOBAL'] as const), ...PROJECT.map((each) => [...each, 'PROJECT'] as const)];
  return ok({ permissions: Object.fromEntries(all.map(([, key, name, type]) => [key, { key, name, type, description: `${name}.` }])) });
}
