import { LANGUAGES } from '../identity';
import type { Descriptor } from '../read/read-descriptor';
import type { Jar } from '../read/read-jar';
import { readProperties } from '../read/read-properties';
import type { JarProblem } from './problem';

/** Message files: all there, in ASCII, with the same keys, and with every key that the descriptor and the templates use. */
export function checkMessages(jar: Jar, descriptor: Descriptor): JarProblem[] {
  const used = usedKeys(jar, descriptor);
  return descriptor.i18n.flatMap((base) =>
    LANGUAGES.flatMap((language) => {
      const path = `${base}${language === '' ? '' : `_${language}`}.properties`;
      const text = jar.text(path);
      if (text === undefined) return [{ code: 'missing-file' as const, message: `${path} is not in the jar.` }];
      return checkFile(path, text, new Set([...used, ...readProperties(jar.text(`${base}.properties`) ?? '').keys()]));
    }),
  );
}

function usedKeys(jar: Jar, { webItems, actions }: Descriptor): Set<string> {
  const templates = actions.flatMap(({ views }) => [...views.values()]).map((path) => jar.text(path.replace(/^\//, '')) ?? '');
  const inTemplates = templates.flatMap((text) => [...text.matchAll(/getText\(\s*["']([^"']+)["']/g)].map(([, key]) => key ?? ''));
  return new Set([...inTemplates, ...webItems.map(({ labelKey }) => labelKey)]);
}

function checkFile(path: string, text: string, keys: ReadonlySet<string>): JarProblem[] {
  const messages = readProperties(text);
  const problems: JarProblem[] = [];
  if (/[^\n\x20-\x7e]/.test(text)) problems.push({ code: 'message', message: `${path} has signs beyond ASCII, which Java 8 misreads.` });
  for (const key of keys) if (!messages.get(key)) problems.push({ code: 'message', message: `${path} has no text for ${key}.` });
  for (const key of messages.keys())
    if (!keys.has(key)) problems.push({ code: 'message', message: `${path} has ${key}, English has not.` });
  return problems;
}
