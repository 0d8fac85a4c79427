import { parseBaseUrl, resolveUrl } from './origin';

const base = parseBaseUrl('https://idp.example/scim/v2/');

describe('resolveUrl', () => {
  it('puts a path below the base and adds the query', () => {
    expect(resolveUrl(base, '/Users', { count: 100, filter: 'a b', nothing: undefined })).toBe(
      'https://idp.example/scim/v2/Users?count=100&filter=a+b',
    );
    expect(resolveUrl(base, 'Users')).toBe('https://idp.example/scim/v2/Users');
  });

  it('follows an absolute link of the same origin as it is', () => {
    expect(resolveUrl(base, 'https://idp.example/other?after=x%2By')).toBe('https://idp.example/other?after=x%2By');
  });

  it.each([
    'https://evil.example/Users',
    'http://idp.example/Users',
    'https://idp.example:8443/Users',
    'https://user:secret@idp.example/Users',
    '//evil.example/Users',
    'http://169.254.169.254/latest',
    'https://idp.example.evil.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('refuses %s', (url) => {
    expect(() => resolveUrl(base, url)).toThrow(expect.objectContaining({ code: 'source-protocol' }));
  });

  it.each(['ftp://idp.example', 'idp.example', 'https://a:b@idp.example'])('refuses %s as a base', (url) => {
    expect(() => parseBaseUrl(url)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });
});
