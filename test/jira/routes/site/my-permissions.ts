import type { Call } from '../../http/call';
import { ok, type Reply } from '../../http/reply';

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
  ['15', 'ADD_COMMENTS', 'Add Comments'],
  ['16', 'DELETE_ISSUES', 'Delete Issues'],
  ['17', 'ASSIGNABLE_USER', 'Assignable User'],
  ['23', 'ADMINISTER_PROJECTS', 'Administer Projects'],
  ['46', 'TRANSITION_ISSUES', 'Transition Issues'],
] as const;

/** `mypermissions`: what the caller may do; anonymous people may do nothing. */
export function readMyPermissions(call: Call): Reply {
  const { permissions } = call.site.state;
  const { caller } = call;
  const admin = caller !== null && permissions.isAdmin(caller);
  const system = caller !== null && permissions.isSystemAdmin(caller);
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
  return ok({ permissions: Object.fromEntries([...global, ...project]) });
}

/** `GET permissions`: everything there is (admin). */
export function listPermissions(): Reply {
  const all = [...GLOBAL.map((each) => [...each, 'GLOBAL'] as const), ...PROJECT.map((each) => [...each, 'PROJECT'] as const)];
  return ok({ permissions: Object.fromEntries(all.map(([, key, name, type]) => [key, { key, name, type, description: `${name}.` }])) });
}
