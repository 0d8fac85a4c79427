import { IMPORTED_PACKAGES, PLUGIN_KEY } from '../identity';
import { toOsgiVersion } from './osgi-version';

/** Longest line of a manifest in bytes, without the line end (jar file specification). */
export const LONGEST_LINE = 72;

/**
 * The manifest of a plugin that Jira loads as it is. `Atlassian-Plugin-Key` with a Spring context tells the plugin framework that
 * nothing needs to be worked out at the installation.
 */
export function writeManifest(version: string): string {
  const headers: readonly (readonly [name: string, value: string])[] = [
    ['Manifest-Version', '1.0'],
    ['Bundle-ManifestVersion', '2'],
    ['Bundle-SymbolicName', PLUGIN_KEY],
    ['Bundle-Name', 'Rollcall'],
    ['Bundle-Version', toOsgiVersion(version)],
    ['Bundle-Vendor', 'Rollcall'],
    ['Bundle-License', 'Apache-2.0'],
    ['Atlassian-Plugin-Key', PLUGIN_KEY],
    ['Spring-Context', '*'],
    ['Import-Package', IMPORTED_PACKAGES.map(({ name, optional }) => (optional ? `${name};resolution:=optional` : name)).join(',')],
  ];
  return `${headers.map(([name, value]) => foldHeader(name, value)).join('')}\r\n`;
}

/** One header with its line ends. Long ones go on in lines that begin with a space; no line is cut inside a character. */
export function foldHeader(name: string, value: string): string {
  const lines: string[] = [];
  let line = '';
  let bytes = 0;
  for (const character of `${name}: ${value}`) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST_LINE) {
      lines.push(line);
      line = ' ';
      bytes = 1;
    }
    line += character;
    bytes += size;
  }
  return `${[...lines, line].join('\r\n')}\r\n`;
}
