import { type Described, strangeIn } from './description';
import type { Sent } from './recorder';

const description: readonly Described[] = [
  { method: 'GET', path: '/users/{id}', query: ['fields', '$top'], most: { $top: 50 }, headers: ['x-priority'] },
  { method: 'POST', path: '/users', body: ['name'] },
];

function sent(method: string, target: string, more: Partial<Sent> = {}): Sent {
  const { pathname, searchParams } = new URL(target, 'http://vendor.test');
  return { method, target, path: pathname, query: Object.fromEntries(searchParams), headers: { host: 'vendor.test' }, body: '', ...more };
}

const json = { 'content-type': 'application/json' };

describe('what a description does not know of a request', () => {
  it('is nothing when all of it is described', () => {
    expect(strangeIn(sent('GET', '/users/a%2Fb?fields=id&$top=50', { headers: { 'x-priority': 'low' } }), description)).toEqual([]);
    expect(strangeIn(sent('POST', '/users', { headers: json, body: '{"name":"a"}' }), description)).toEqual([]);
  });

  it.each([
    ['the address', sent('GET', '/users/a/b')],
    ['the method', sent('DELETE', '/users/a')],
    ['a parameter', sent('GET', '/users/a?limit=1')],
    ['a parameter sent twice', sent('GET', '/users/a?fields=id&fields=name')],
    ['a number that is too large', sent('GET', '/users/a?$top=51')],
    ['a header', sent('GET', '/users/a', { headers: { 'x-other': '1' } })],
    ['a type where there is no body', sent('GET', '/users/a', { headers: json })],
    ['a body', sent('GET', '/users/a', { headers: json, body: '{}' })],
    ['a member of the body', sent('POST', '/users', { headers: json, body: '{"mail":"a"}' })],
    ['a field of the form', sent('POST', '/users', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'mail=a' })],
    ['a body of another type', sent('POST', '/users', { headers: { 'content-type': 'text/plain' }, body: '{"name":"a"}' })],
  ])('may be %s', (_, request) => {
    expect(strangeIn(request, description)).toHaveLength(1);
  });
});
