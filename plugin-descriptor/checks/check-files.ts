import { PANEL_FOLDER } from '../jar/web-resources';
import type { Descriptor } from '../read/read-descriptor';
import type { Jar } from '../read/read-jar';
import type { JarProblem } from './problem';

/** Sizes of the pictures in pixels, by parameter of the descriptor. */
const ICONS: Readonly<Record<string, number>> = { 'plugin-icon': 16, 'plugin-logo': 144, 'vendor-icon': 16, 'vendor-logo': 72 };

/** Each file the descriptor names is in the jar, web resources are closed in themselves, icons are what Jira expects. */
export function checkFiles(jar: Jar, descriptor: Descriptor): JarProblem[] {
  return [
    ...checkLocations(jar, descriptor),
    ...checkWebResources(descriptor),
    ...findUnreachable(jar, descriptor),
    ...checkIcons(jar, descriptor),
  ];
}

function checkLocations(jar: Jar, { downloads, webResources }: Descriptor): JarProblem[] {
  const locations = [...downloads, ...webResources.flatMap(({ resources }) => resources)].map(({ location }) => location);
  return locations
    .filter((location) => !jar.entries.some(({ path }) => path === location))
    .map((location) => ({ code: 'missing-file', message: `The descriptor names ${location}, which is not in the jar.` }));
}

/** A file of the panel that no web resource names has no address: the page would ask for it in vain. */
function findUnreachable(jar: Jar, { webResources }: Descriptor): JarProblem[] {
  const named = new Set(webResources.flatMap(({ resources }) => resources.map(({ location }) => location)));
  return jar.entries
    .filter(({ path }) => path.startsWith(PANEL_FOLDER) && !/(\/|\.LICENSE\.txt)$/.test(path) && !named.has(path))
    .map(({ path }) => ({ code: 'web-resource', message: `No web resource names ${path}.` }));
}

function checkWebResources({ webResources }: Descriptor): JarProblem[] {
  const problem = (key: string, message: string): JarProblem => ({ code: 'web-resource', message: `${key}: ${message}` });
  return webResources.flatMap(({ key, dependencies, transformations, contexts }) => [
    ...dependencies.map((dependency) => problem(key, `depends on ${dependency}; Jira's scripts differ from version to version`)),
    ...contexts.map((context) => problem(key, `would be loaded on every page of ${context}`)),
    ...(transformations > 0 ? [problem(key, 'would be rewritten by Jira')] : []),
  ]);
}

function checkIcons(jar: Jar, { params }: Descriptor): JarProblem[] {
  return Object.entries(ICONS).flatMap(([param, size]): JarProblem[] => {
    const path = params.get(param) ?? '';
    const image = jar.file(path);
    if (!image) return [{ code: 'missing-file', message: `${param} "${path}" is not in the jar.` }];
    const bytes = Buffer.from(image);
    const isPng = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47;
    const right = isPng && bytes.readUInt32BE(16) === size && bytes.readUInt32BE(20) === size;
    return right ? [] : [{ code: 'icon', message: `${path} is no PNG of ${size} by ${size}.` }];
  });
}
