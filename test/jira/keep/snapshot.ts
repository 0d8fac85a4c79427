import type { PersonalToken } from '../auth/tokens';
import type { IssueRecord, ProjectRecord } from '../content/content-store';
import type { GlobalPermission } from '../model/permissions';
import type { DirectoryRecord, UserDetails } from '../model/records';
import type { ApplicationRole } from '../model/roles';
import type { JiraSite } from '../site';

/** Version of the file's form. */
const FORM = 1;

interface SavedDetails extends Omit<UserDetails, 'properties' | 'attributes'> {
  readonly properties: [string, unknown][];
  readonly attributes: [string, string[]][];
}

interface SavedUser {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
  readonly directory: number;
  readonly password: string | null;
  readonly lastLogin: number | null;
  readonly details: SavedDetails | null;
  readonly gone?: true;
}

interface SavedGroup {
  readonly name: string;
  readonly directory: number;
  readonly description: string;
  readonly active: boolean;
  readonly attributes: [string, string[]][];
  /** Ids of people. */
  readonly members: number[];
  readonly children: string[];
}

interface Snapshot {
  readonly form: number;
  readonly nextUserId: number;
  readonly nextContentId: number;
  readonly directories: DirectoryRecord[];
  readonly users: SavedUser[];
  readonly groups: SavedGroup[];
  readonly roles: ApplicationRole[];
  readonly permissions: [GlobalPermission, string[]][];
  readonly tokens: PersonalToken[];
  readonly webhooks: { name: string; url: string; events: string[]; enabled: boolean; data: Record<string, unknown>; createdBy: string }[];
  readonly projects: unknown[];
  readonly issues: unknown[];
  readonly busyKeys: string[];
}

/** Maps and sets as arrays that say what they are. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value] };
  return value instanceof Set ? { $set: [...value] } : value;
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$map' in value) return new Map(value.$map as [unknown, unknown][]);
  return '$set' in value ? new Set(value.$set as unknown[]) : value;
}

/** Everything worth keeping, as text. Sessions and break modes are not. */
export function writeSnapshot(site: JiraSite): string {
  const { state, content } = site;
  const everybody = new Set([...state.users.sorted()].flatMap((user) => state.users.everywhere(user.name)));
  const saved = (user: typeof everybody extends Set<infer U> ? U : never, gone: boolean): SavedUser => ({
    id: user.id,
    key: user.key,
    name: user.name,
    displayName: user.displayName,
    email: user.email,
    active: user.active,
    directory: user.directory.id,
    password: user.password,
    lastLogin: user.lastLogin,
    details: user.details ? { ...user.details, properties: [...user.details.properties], attributes: [...user.details.attributes] } : null,
    ...(gone ? { gone: true } : {}),
  });
  const snapshot: Snapshot = {
    form: FORM,
    nextUserId: state.users.nextId,
    nextContentId: content.idMark,
    directories: state.directories,
    users: [...[...everybody].map((user) => saved(user, false)), ...[...state.users.gone.values()].map((user) => saved(user, true))],
    groups: state.groups.sorted().map((group) => ({
      name: group.name,
      directory: group.directory.id,
      description: group.description,
      active: group.active,
      attributes: [...(group.attributes ?? [])],
      members: [...group.members].map((user) => user.id),
      children: [...group.children].map((child) => child.name),
    })),
    roles: state.roles.all,
    permissions: [...state.permissions.holders].map(([permission, names]) => [permission, [...names]]),
    tokens: site.tokens.all(),
    webhooks: [...site.webhooks.byId.values()].map(({ name, url, events, enabled, data, createdBy }) => ({
      name,
      url,
      events,
      enabled,
      data,
      createdBy,
    })),
    projects: [...content.projects.values()],
    issues: [...content.issues.values()],
    busyKeys: [...state.busyKeys],
  };
  return JSON.stringify(snapshot, plain);
}

/** Fills an empty site from text that `writeSnapshot` made. */
export function readSnapshot(site: JiraSite, text: string): void {
  const snapshot = JSON.parse(text, revive) as Snapshot;
  if (snapshot.form !== FORM) throw new Error('The data file was written by another version of the stand-in');
  const { state, content } = site;
  state.directories.splice(0, state.directories.length, ...snapshot.directories);
  const directoryOf = (id: number): DirectoryRecord => {
    const directory = state.directories.find((each) => each.id === id);
    if (!directory) throw new Error('The data file names an unknown directory');
    return directory;
  };
  const byId = new Map<number, ReturnType<typeof state.user>>();
  for (const { directory, details, gone, ...user } of snapshot.users) {
    const record = {
      ...user,
      lowerName: user.name.toLowerCase(),
      directory: directoryOf(directory),
      groups: [],
      deleted: gone === true,
      details: details ? { ...details, properties: new Map(details.properties), attributes: new Map(details.attributes) } : null,
    };
    if (gone) state.users.gone.set(record.lowerName, record);
    else {
      state.users.insert(record);
      byId.set(record.id, record);
    }
  }
  state.users.nextId = snapshot.nextUserId;
  for (const saved of snapshot.groups) {
    const group = state.groups.create(saved.name, directoryOf(saved.directory));
    group.description = saved.description;
    group.active = saved.active;
    if (saved.attributes.length > 0) group.attributes = new Map(saved.attributes);
    for (const id of saved.members) {
      const user = byId.get(id);
      if (user) state.groups.addMember(group, user);
    }
  }
  for (const { name, children } of snapshot.groups)
    for (const child of children) state.groups.addChild(state.group(name), state.group(child));
  state.roles.replaceAll(snapshot.roles);
  state.permissions.holders.clear();
  for (const [permission, names] of snapshot.permissions) state.permissions.holders.set(permission, new Set(names));
  site.tokens.restore(snapshot.tokens);
  for (const hook of snapshot.webhooks) site.webhooks.add(hook);
  for (const project of snapshot.projects as ProjectRecord[]) content.projects.set(project.key, project);
  for (const issue of snapshot.issues as IssueRecord[]) content.issues.set(issue.key, issue);
  content.idMark = snapshot.nextContentId;
  for (const key of snapshot.busyKeys) state.busyKeys.add(key);
}
