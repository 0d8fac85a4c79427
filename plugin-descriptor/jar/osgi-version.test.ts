import { isOsgiVersion, toOsgiVersion } from './osgi-version';

describe('a version for OSGi', () => {
  it.each([
    ['1.4.2', '1.4.2'],
    ['1.4.2-rc.1', '1.4.2.rc_1'],
    ['1.4.2-beta-3.x', '1.4.2.beta-3_x'],
    ['1.4.2+build.7', '1.4.2.build_7'],
    ['1.4.2-rc.1+b7', '1.4.2.rc_1_b7'],
  ])('of %s is %s', (version, expected) => {
    expect(toOsgiVersion(version)).toBe(expected);
    expect(isOsgiVersion(expected)).toBe(true);
  });

  it.each(['1.4', 'v1.0.0', '1.0.0-', ''])('is not made of "%s"', (version) => {
    expect(() => toOsgiVersion(version)).toThrow('Not a semantic version');
  });
});
