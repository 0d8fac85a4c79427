import { type JavaClass, readClass } from '../../../plugin-descriptor/read/read-class';
import { type Descriptor, type PageAction, readDescriptor } from '../../../plugin-descriptor/read/read-descriptor';
import { type Jar, readJar } from '../../../plugin-descriptor/read/read-jar';
import { readImports, readManifest } from '../../../plugin-descriptor/read/read-manifest';
import { readProperties } from '../../../plugin-descriptor/read/read-properties';
import type { VersionProfile } from '../profiles';

/** A page of a plugin, with its class as it is in the jar. */
export interface PluginPage {
  readonly action: PageAction;
  readonly class: JavaClass;
  readonly template: string;
}

/** A jar that Jira has taken in and started. */
export interface InstalledPlugin {
  readonly key: string;
  readonly version: string;
  readonly jar: Jar;
  readonly descriptor: Descriptor;
  readonly pages: readonly PluginPage[];
  /** A text in a locale (`de_AT`), or in English, or the key itself as Jira shows what nobody translated. */
  text(key: string, locale: string): string;
}

/** Packages of Jira that our kind of plugin can import, and since when. */
const HOST_PACKAGES: Readonly<Record<string, number>> = {
  'com.atlassian.jira.web.action': 0,
  'com.atlassian.sal.api.websudo': 0,
  // UNCONFIRMED: the exact release; pages need the annotation from 9 on.
  'com.atlassian.jira.security.request': 9,
};

/**
 * Starts a plugin from the bytes of its jar as the plugin framework does with one that comes ready: manifest, imports, Spring context,
 * descriptor, classes. Throws with the reason when Jira would refuse it.
 */
export function startPlugin(bytes: Uint8Array, profile: VersionProfile): InstalledPlugin {
  const jar = readJar(bytes);
  const manifest = readManifest(jar.text('META-INF/MANIFEST.MF') ?? '');
  const descriptor = readDescriptor(jar.text('atlassian-plugin.xml') ?? '');
  const key = manifest.get('Atlassian-Plugin-Key');
  if (!key || !manifest.has('Bundle-Version')) throw new Error('The manifest has no Atlassian-Plugin-Key and Bundle-Version.');
  if (key !== descriptor.key) throw new Error(`The manifest has the key ${key}, the descriptor ${descriptor.key}.`);
  for (const { name, optional } of readImports(manifest.get('Import-Package') ?? '')) {
    const since = HOST_PACKAGES[name] ?? Number.POSITIVE_INFINITY;
    if (!optional && profile.numbers[0] < since)
      throw new Error(`Unable to resolve ${key}: missing requirement osgi.wiring.package=${name}`);
  }
  const texts = readTexts(jar, descriptor);
  return {
    key,
    version: descriptor.version,
    jar,
    descriptor,
    pages: descriptor.actions.map((action) => startPage(jar, action)),
    text: (name, locale) => texts(locale).get(name) ?? texts(locale.split('_')[0] ?? '').get(name) ?? texts('').get(name) ?? name,
  };
}

function startPage(jar: Jar, action: PageAction): PluginPage {
  if (!jar.entries.some(({ path }) => /^META-INF\/spring\/[^/]+\.xml$/.test(path))) {
    throw new Error('Cannot create object because the plugin container is unavailable: there is no Spring context.');
  }
  const file = jar.file(`${action.className.replaceAll('.', '/')}.class`);
  if (!file) throw new Error(`java.lang.ClassNotFoundException: ${action.className}`);
  const template = jar.text((action.views.get('success') ?? '').replace(/^\//, ''));
  if (template === undefined) throw new Error(`Unable to find resource ${action.views.get('success')}`);
  return { action, class: readClass(file), template };
}

/** Messages by language, read as Java up to 8 does: in Latin-1. */
function readTexts(jar: Jar, { i18n }: Descriptor): (language: string) => ReadonlyMap<string, string> {
  const known = new Map<string, ReadonlyMap<string, string>>();
  return (language) => {
    let found = known.get(language);
    if (!found) {
      const files = i18n.map((base) => jar.file(`${base}${language === '' ? '' : `_${language}`}.properties`));
      found = new Map(files.flatMap((file) => (file ? [...readProperties(Buffer.from(file).toString('latin1'))] : [])));
      known.set(language, found);
    }
    return found;
  };
}
