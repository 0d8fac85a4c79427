import { PLUGIN_KEY } from '../identity';
import { toOsgiVersion } from '../jar/osgi-version';
import type { Descriptor } from '../read/read-descriptor';
import type { Jar } from '../read/read-jar';
import { readManifest } from '../read/read-manifest';
import type { JarProblem } from './problem';

/** Module types that are the same in Jira 8 to 11 and need no code of ours. */
const MODULES = ['web-item', 'web-section', 'web-resource', 'webwork1'];

const PARAMS: Readonly<Record<string, string>> = {
  'atlassian-data-center-status': 'compatible',
  'atlassian-data-center-compatible': 'true',
};

/** Keys, versions, modules and links of the descriptor, and that they agree with the manifest and with each other. */
export function checkDescriptor(jar: Jar, descriptor: Descriptor, version: string | null): JarProblem[] {
  const problems: JarProblem[] = [];
  const expect = (isRight: boolean, code: JarProblem['code'], message: string): void => {
    if (!isRight) problems.push({ code, message });
  };
  const manifest = readManifest(jar.text('META-INF/MANIFEST.MF') ?? '');
  expect(descriptor.pluginsVersion === '2', 'descriptor', 'plugins-version must be 2.');
  expect(descriptor.key === PLUGIN_KEY, 'key', `The key is "${descriptor.key}", not "${PLUGIN_KEY}".`);
  expect(descriptor.key === manifest.get('Atlassian-Plugin-Key'), 'key', 'Descriptor and manifest have different keys.');
  expect(isSameVersion(descriptor.version, manifest), 'version', 'Descriptor and manifest have different versions.');
  if (version !== null) expect(descriptor.version === version, 'version', `The version is "${descriptor.version}", not "${version}".`);
  for (const [name, value] of Object.entries(PARAMS))
    expect(descriptor.params.get(name) === value, 'descriptor', `The parameter ${name} must be "${value}".`);
  const keys = descriptor.modules.map(({ key }) => key);
  for (const [index, { element, key }] of descriptor.modules.entries()) {
    expect(MODULES.includes(element), 'descriptor', `A module of type ${element} is not for every Jira.`);
    expect(key !== '' && keys.indexOf(key) === index, 'descriptor', `The module key "${key}" is missing or there twice.`);
  }
  return [...problems, ...checkPages(descriptor)];
}

function isSameVersion(version: string, manifest: ReadonlyMap<string, string>): boolean {
  try {
    return toOsgiVersion(version) === manifest.get('Bundle-Version');
  } catch {
    return false;
  }
}

/** Pages are for administrators, and every link leads to one of them. */
function checkPages({ actions, webItems, params }: Descriptor): JarProblem[] {
  const addresses = new Set(actions.map(({ alias }) => `/secure/admin/${alias}.jspa`));
  const links = [...webItems.map(({ link }) => link), params.get('configure.url') ?? ''];
  return [
    ...(actions.length === 0 ? [{ code: 'descriptor' as const, message: 'There is no page.' }] : []),
    ...actions
      .filter(({ rolesRequired }) => rolesRequired !== 'admin')
      .map(({ alias }) => ({ code: 'descriptor' as const, message: `The page ${alias} is not for administrators only.` })),
    ...links
      .filter((link) => !addresses.has(link))
      .map((link) => ({ code: 'descriptor' as const, message: `The link "${link}" leads to no page of the plugin.` })),
  ];
}
