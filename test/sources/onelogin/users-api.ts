/** `/api/2/users…`: the list with what narrows it, and one user. */
import type { Directory } from './directory';
import { faults } from './errors';
import { cutPage, type ListPage } from './paging';
import { defaultFields, type UserBody } from './shapes';

const texts = ['firstname', 'lastname', 'email', 'username', 'samaccountname', 'external_id', 'directory_id'] as const;
const times: Readonly<Record<string, string>> = { created: 'created_at', updated: 'updated_at', last_login: 'last_login' };

export const userParameters: readonly string[] = [
  'limit',
  'page',
  'cursor',
  'fields',
  'user_ids',
  ...texts,
  ...Object.keys(times).flatMap((name) => [`${name}_since`, `${name}_until`]),
];

/** Whole bodies; `pickFields` makes of them what is sent. */
export function listUsers(directory: Directory, url: URL): ListPage<UserBody> {
  return cutPage(url, narrow(directory.users(), url.searchParams));
}

export function pickFields(url: URL): (user: UserBody) => Readonly<Record<string, unknown>> {
  const asked = url.searchParams.get('fields');
  const fields = asked === null ? defaultFields : ['id', ...asked.split(',').map((field) => field.trim())];
  return (user) => Object.fromEntries(fields.filter((field) => field in user).map((field) => [field, user[field]]));
}

export function showUser(directory: Directory, id: string): UserBody {
  const user = /^\d+$/.test(id) ? directory.findUser(id) : undefined;
  if (!user) throw faults.notFound();
  return user;
}

function narrow(users: readonly UserBody[], parameters: URLSearchParams): readonly UserBody[] {
  const tests: ((user: UserBody) => boolean)[] = [];
  for (const name of texts) {
    const wanted = parameters.get(name);
    if (wanted !== null) tests.push((user) => matches(user[name], wanted));
  }
  for (const [name, field] of Object.entries(times)) {
    const since = readTime(parameters, `${name}_since`);
    const until = readTime(parameters, `${name}_until`);
    const timeOf = (user: UserBody) => Date.parse(String(user[field]));
    if (since !== null) tests.push((user) => timeOf(user) > since);
    if (until !== null) tests.push((user) => timeOf(user) < until);
  }
  const ids = parameters.get('user_ids')?.split(',');
  if (ids) tests.push((user) => ids.includes(String(user.id)));
  return tests.length === 0 ? users : users.filter((user) => tests.every((test) => test(user)));
}

/** `*` stands for anything, `!` in front turns the question round; capital and small letters are one. */
function matches(value: unknown, wanted: string): boolean {
  if (wanted.startsWith('!')) return !matches(value, wanted.slice(1));
  if (value === null || value === undefined) return false;
  const pattern = wanted
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`, 'is').test(String(value));
}

function readTime(parameters: URLSearchParams, name: string): number | null {
  const text = parameters.get(name);
  if (text === null) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw faults.badRequest(`${name} is not an ISO8601 timestamp`);
  return time;
}
