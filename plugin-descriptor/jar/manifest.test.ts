import { readManifest } from '../read/read-manifest';
import { foldHeader, writeManifest } from './manifest';

const linesOf = (header: string): string[] => header.split('\r\n').slice(0, -1);

describe('a header of the manifest', () => {
  it.each([
    [71, [71]],
    [72, [72]],
    [73, [72, 2]],
    [72 + 71, [72, 72]],
    [72 + 72, [72, 72, 2]],
  ])('of %i bytes has lines of %j bytes', (length, expected) => {
    const lines = linesOf(foldHeader('Name', 'x'.repeat(length - 'Name: '.length)));
    expect(lines.map((line) => Buffer.byteLength(line))).toEqual(expected);
    expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true);
  });

  it('is never cut inside a character', () => {
    const value = '€'.repeat(60);
    const folded = foldHeader('Name', value);
    expect(linesOf(folded).every((line) => Buffer.byteLength(line) <= 72 && !line.includes('\ufffd'))).toBe(true);
    expect(readManifest(folded).get('Name')).toBe(value);
  });
});

describe('the manifest', () => {
  it('reads back as it was meant', () => {
    const headers = readManifest(writeManifest('1.4.2-rc.1'));
    expect(headers.get('Bundle-Version')).toBe('1.4.2.rc_1');
    expect(headers.get('Import-Package')).toBe(
      'com.atlassian.jira.web.action,com.atlassian.jira.security.request;resolution:=optional,com.atlassian.sal.api.websudo;resolution:=optional',
    );
  });

  it('ends with an empty line', () => {
    expect(writeManifest('1.0.0').endsWith('\r\n\r\n')).toBe(true);
  });
});
