import { drawIcons } from '../icons/draw-icons';
import { LANGUAGES, MESSAGES, PAGE_CLASS, SPRING_CONTEXT_PATH, TEMPLATE_PATH } from '../identity';
import { escapeProperties } from './escape-properties';
import { writeManifest } from './manifest';
import { writePageClass } from './page-class';
import { describeWebResources, PANEL_FOLDER } from './web-resources';

/** What a jar is made of, everything in memory. */
export interface JarParts {
  /** Of package.json. */
  readonly version: string;
  /** Reads a text of the descriptor's folder: `atlassian-plugin.xml`. */
  readonly source: (path: string) => string;
  /** Files of the bundled panel by name. */
  readonly panel: ReadonlyMap<string, Uint8Array>;
  readonly license: string;
  /** Who made what the bundle has in it, and under which licences. */
  readonly notice: string;
}

/** The files of the jar by path. */
export function assembleFiles({ version, source, panel, license, notice }: JarParts): Map<string, Uint8Array> {
  const text = (content: string): Uint8Array => Buffer.from(content.replaceAll('\r\n', '\n'));
  const files = new Map<string, Uint8Array>([
    ['META-INF/MANIFEST.MF', Buffer.from(writeManifest(version))],
    ['META-INF/LICENSE', text(license)],
    ['META-INF/THIRD-PARTY.txt', text(notice)],
    [SPRING_CONTEXT_PATH, text(source('spring/plugin-context.xml'))],
    ['atlassian-plugin.xml', text(describe(source('atlassian-plugin.xml'), version, [...panel.keys()]))],
    [`${PAGE_CLASS.replaceAll('.', '/')}.class`, writePageClass()],
    [TEMPLATE_PATH, text(source('templates/rollcall-admin-page.vm'))],
  ]);
  for (const language of LANGUAGES) {
    const path = `${MESSAGES}${language === '' ? '' : `_${language}`}.properties`;
    files.set(path, text(escapeProperties(source(path))));
  }
  for (const [name, image] of drawIcons()) files.set(`images/${name}`, image);
  for (const [name, content] of panel) files.set(`${PANEL_FOLDER}${name}`, content);
  return files;
}

function describe(descriptor: string, version: string, panel: readonly string[]): string {
  const end = descriptor.lastIndexOf('</atlassian-plugin>');
  const filled = `${descriptor.slice(0, end)}${describeWebResources(panel)}\n${descriptor.slice(end)}`;
  // The comment for those who edit the source says nothing to those who read the jar.
  return filled.replaceAll('{{version}}', version).replace(/<!-- The build .*? -->\n/, '');
}
