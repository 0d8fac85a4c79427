import type { Json } from '../json';
import type { SourceUser } from '../records';
import { parsePath, readPath } from './attribute-path';

const user = (attributes: { [key: string]: Json }): SourceUser => ({ id: '1', active: true, status: 'STAGED', kind: 'guest', attributes });

function read(attributes: { [key: string]: Json }, text: string) {
  const path = parsePath(text);
  if (!path) throw new Error(`"${text}" is no path`);
  return readPath(user(attributes), path);
}

describe('attribute paths', () => {
  it('walk objects by name and lists by number', () => {
    const attributes = { profile: { emails: [{ value: 'a@x' }, { value: 'b@x' }] } };
    expect(read(attributes, 'profile.emails[1].value')).toBe('b@x');
    expect(read(attributes, 'profile.emails[7].value')).toBeUndefined();
    expect(read(attributes, 'profile["emails"][0]["value"]')).toBe('a@x');
  });

  it('ask every item of a list for a name', () => {
    expect(read({ emails: [{ value: 'a@x' }, { other: 1 }, null, 'text', { value: 'b@x' }] }, 'emails.value')).toEqual(['a@x', 'b@x']);
    expect(read({ emails: [{ other: 1 }] }, 'emails.value')).toBeUndefined();
  });

  it('reach odd names in quotes', () => {
    expect(read({ 'odd key': { 'a.b]"': 1 } }, '["odd key"]["a.b]\\""]')).toBe(1);
  });

  it('take an attribute whose whole name is the path first', () => {
    expect(read({ 'cn;lang-de': 'Ada', 'a.b': 1, a: { b: 2 } }, 'cn;lang-de')).toBe('Ada');
    expect(read({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1);
  });

  it('reach the fields of the record with a dollar sign', () => {
    expect(['$id', '$status', '$kind', '$active'].map((path) => read({}, path))).toEqual(['1', 'STAGED', 'guest', true]);
  });

  it.each([
    'constructor',
    '__proto__',
    'toString',
    'profile.constructor.name',
    'profile.__proto__',
    'name.length',
    'list.length',
    'list.map',
  ])('never see what objects inherit: %s', (path) => {
    expect(read({ profile: {}, name: 'Ada', list: [] }, path)).toBeUndefined();
  });

  it('see such a name when it is really there', () => {
    expect(read(JSON.parse('{"__proto__":{"constructor":"mine"}}'), '__proto__.constructor')).toBe('mine');
  });

  it.each(['', ' ', '.a', 'a.', 'a..b', 'a[', 'a[x]', 'a[0', 'a]b', 'a["b', 'a[0]b', '[-1]', 'a["b"]c'])('are not: %j', (text) => {
    expect(parsePath(text)).toBeNull();
  });
});
