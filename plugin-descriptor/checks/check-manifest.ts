import { IMPORTED_PACKAGES, PLUGIN_KEY, SPRING_CONTEXT_PATH } from '../identity';
import { LONGEST_LINE } from '../jar/manifest';
import { isOsgiVersion } from '../jar/osgi-version';
import type { Jar } from '../read/read-jar';
import { readImports, readManifest } from '../read/read-manifest';
import { readXml } from '../read/read-xml';
import type { JarProblem } from './problem';

const PATH = 'META-INF/MANIFEST.MF';

/** Headers whose value is always the same. */
const FIXED: Readonly<Record<string, string>> = {
  'Manifest-Version': '1.0',
  'Bundle-ManifestVersion': '2',
  'Bundle-SymbolicName': PLUGIN_KEY,
  'Atlassian-Plugin-Key': PLUGIN_KEY,
  'Spring-Context': '*',
};

/** Headers that would make the framework do more than load the jar as it is. */
const UNWANTED = [
  'Export-Package',
  'DynamicImport-Package',
  'Require-Bundle',
  'Bundle-Activator',
  'Bundle-ClassPath',
  'Atlassian-Scan-Folders',
];

/** The manifest in its bytes and in what it says, and the Spring context it promises. */
export function checkManifest(jar: Jar): JarProblem[] {
  const text = jar.text(PATH);
  if (text === undefined) return [{ code: 'manifest', message: `There is no ${PATH}.` }, ...checkSpring(jar)];
  const headers = readManifest(text);
  const problems = [...checkLines(text), ...checkSpring(jar)];
  for (const [name, value] of Object.entries(FIXED)) {
    if (headers.get(name) !== value) problems.push({ code: 'manifest', message: `${name} must be "${value}".` });
  }
  for (const name of UNWANTED) if (headers.has(name)) problems.push({ code: 'manifest', message: `${name} has no place in the manifest.` });
  const version = headers.get('Bundle-Version') ?? '';
  if (!isOsgiVersion(version)) problems.push({ code: 'version', message: `Bundle-Version "${version}" is no OSGi version.` });
  return [...problems, ...checkImports(headers.get('Import-Package') ?? '')];
}

function checkLines(text: string): JarProblem[] {
  const problems: JarProblem[] = [];
  const lines = text.split('\r\n');
  if (lines.some((line) => /[\r\n]/.test(line))) problems.push({ code: 'manifest-line', message: 'A line does not end with CR LF.' });
  const tooLong = lines.find((line) => Buffer.byteLength(line) > LONGEST_LINE);
  if (tooLong !== undefined) {
    problems.push({
      code: 'manifest-line',
      message: `A line has ${Buffer.byteLength(tooLong)} bytes, ${LONGEST_LINE} at most: ${tooLong}`,
    });
  }
  if (!text.endsWith('\r\n\r\n')) problems.push({ code: 'manifest-line', message: 'The manifest must end with an empty line.' });
  return problems;
}

/** Another package, or one that is needed where it may be missing, keeps some Jira from starting the plugin. */
function checkImports(header: string): JarProblem[] {
  const imports = readImports(header);
  const problems: JarProblem[] = [];
  for (const { name, optional } of IMPORTED_PACKAGES) {
    const found = imports.find((each) => each.name === name);
    if (!found) problems.push({ code: 'import', message: `${name} is not imported.` });
    else if (found.optional !== optional) problems.push({ code: 'import', message: `${name} must ${optional ? '' : 'not '}be optional.` });
  }
  const known = new Set(IMPORTED_PACKAGES.map(({ name }) => name));
  for (const { name } of imports) if (!known.has(name)) problems.push({ code: 'import', message: `${name} must not be imported.` });
  return problems;
}

function checkSpring(jar: Jar): JarProblem[] {
  const context = jar.text(SPRING_CONTEXT_PATH);
  if (context === undefined) return [{ code: 'spring-context', message: `There is no ${SPRING_CONTEXT_PATH}: Jira could build no page.` }];
  try {
    if (readXml(context).name === 'beans') return [];
  } catch {
    // Said below.
  }
  return [{ code: 'spring-context', message: `${SPRING_CONTEXT_PATH} is no document of beans.` }];
}
