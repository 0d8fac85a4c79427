/**
 * A package version in OSGi's form: `1.4.2-rc.1` → `1.4.2.rc_1`. OSGi wants three numbers and, after a dot, letters, digits, `_` or `-`.
 * Throws on what is no semantic version.
 */
export function toOsgiVersion(version: string): string {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/.exec(version);
  if (!match) throw new Error(`Not a semantic version: ${version}`);
  const [, major, minor, patch, before, build] = match;
  const qualifier = [before, build].filter((part) => part !== undefined).join('_');
  return `${major}.${minor}.${patch}${qualifier === '' ? '' : `.${qualifier.replaceAll('.', '_')}`}`;
}

export function isOsgiVersion(version: string): boolean {
  return /^\d+\.\d+\.\d+(\.[0-9A-Za-z_-]+)?$/.test(version);
}
