import { PAGE_SUPERCLASS } from '../identity';
import { type Annotation, type JavaClass, readClass } from '../read/read-class';
import type { Descriptor } from '../read/read-descriptor';
import type { Jar } from '../read/read-jar';
import type { JarProblem } from './problem';

const SUPPORTED_METHODS = 'com.atlassian.jira.security.request.SupportedMethods';
const WEB_SUDO = 'com.atlassian.sal.api.websudo.WebSudoRequired';

/** The class of each page: there, loadable by Java 8, and with the annotations that let Jira show it and guard it. */
export function checkClasses(jar: Jar, { actions }: Descriptor): JarProblem[] {
  const expected = new Map(actions.map(({ className }) => [`${className.replaceAll('.', '/')}.class`, className]));
  const strangers = jar.entries.filter(({ path }) => path.endsWith('.class') && !expected.has(path));
  return [
    ...strangers.map(({ path }): JarProblem => ({ code: 'forbidden-file', message: `No page needs the class ${path}.` })),
    ...[...expected].flatMap(([path, name]) => checkClass(jar.file(path), path, name)),
  ];
}

function checkClass(file: Uint8Array | undefined, path: string, name: string): JarProblem[] {
  const problem = (message: string): JarProblem => ({ code: 'class', message: `${path}: ${message}` });
  if (!file) return [problem('the class of the page is not in the jar')];
  let page: JavaClass;
  try {
    page = readClass(file);
  } catch (error) {
    return [problem(error instanceof Error ? error.message : String(error))];
  }
  const execute = page.methods.find((method) => method.name === 'doExecute' && method.descriptor === '()Ljava/lang/String;');
  const faults: readonly (readonly [boolean, string])[] = [
    [page.version !== 52, `has version ${page.version}, which Java 8 (52) may not load`],
    [page.name !== name, `is the class ${page.name}`],
    [page.superName !== PAGE_SUPERCLASS, `extends ${page.superName}`],
    [!allowsGet(page.annotations), 'allows no GET: Jira 9 and later would answer 405'],
    [!execute || !allowsGet(execute.annotations), 'has no doExecute that allows GET'],
    [!page.annotations.some(({ type }) => type === WEB_SUDO), 'does not ask for the password again'],
  ];
  return faults.filter(([wrong]) => wrong).map(([, message]) => problem(message));
}

function allowsGet(annotations: readonly Annotation[]): boolean {
  return annotations.some(({ type, constants }) => type === SUPPORTED_METHODS && constants.join() === 'GET');
}
