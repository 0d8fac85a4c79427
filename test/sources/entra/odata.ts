/** The parts of OData the stand-in understands: `$select`, `$top`, `$skiptoken` and simple `$filter`s. Names without regard to case. */
import type { Person } from '../company/company';
import type { Directory } from './directory';
import { faults } from './errors';
import { propertiesElsewhere, userProperties } from './shapes';

export function option(url: URL, name: string): string | null {
  for (const [key, value] of url.searchParams) if (key.toLowerCase() === `$${name}`) return value;
  return null;
}

/** Null without `$select`. A name the type does not have is a 400, one kept elsewhere a 501. */
export function readSelect(url: URL, type: 'user' | 'group', known: Readonly<Record<string, unknown>>, extra: readonly string[] = []) {
  const text = option(url, 'select');
  if (text === null || text === '') return null;
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (propertiesElsewhere.has(name)) throw faults.elsewhere();
    if (!Object.hasOwn(known, name) && !extra.includes(name) && !/^extension_[0-9a-f]{32}_/.test(name)) throw faults.noProperty(name, type);
  }
  return [...new Set(['id', ...names])];
}

/** 100 by default, 999 at most. */
export function readTop(url: URL): number {
  const text = option(url, 'top');
  if (text === null) return 100;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1 || size > 999) throw faults.pageSize(text);
  return size;
}

/** `a eq 'x'` and `startswith(a,'x')`, joined by `or`; anything else is refused. */
export function filterPeople(directory: Directory, text: string): readonly Person[] {
  const tests = text.split(/\s+or\s+/i).map((part) => {
    const equal = /^\s*(\w+)\s+eq\s+'((?:[^']|'')*)'\s*$/i.exec(part);
    const start = /^\s*startswith\(\s*(\w+)\s*,\s*'((?:[^']|'')*)'\s*\)\s*$/i.exec(part);
    const [, property = '', quoted = ''] = equal ?? start ?? [];
    if (!filterable.has(property)) throw faults.unsupported('this filter');
    const wanted = quoted.replace(/''/g, "'").toLowerCase();
    return (values: Readonly<Record<string, unknown>>) => {
      const value = String(values[property] ?? '').toLowerCase();
      return equal ? value === wanted : value.startsWith(wanted);
    };
  });
  return directory.people().filter((person) => {
    const values = userProperties(directory.company, person);
    return tests.some((test) => test(values));
  });
}

const filterable = new Set([
  'id',
  'userPrincipalName',
  'mail',
  'mailNickname',
  'displayName',
  'userType',
  'employeeId',
  'surname',
  'givenName',
]);
