import { PLUGIN_KEY } from '../identity';
import type { Descriptor } from '../read/read-descriptor';
import type { Jar } from '../read/read-jar';
import type { JarProblem } from './problem';

/**
 * The only calls that every Jira allows templates without a list of our own (Jira 10 and later refuse all others), and those are
 * quiet or have a text that may stand there when they are refused.
 */
const ALLOWED = [
  /^\$i18n\.getText\((["'])[\w.]+\1\)/,
  /^\$!webResourceManager\.requireResource\("[\w.]+:[\w-]+"\)/,
  /^\$!req\.contextPath(?![\w(.])/,
];

/** The template of each page: there, with calls Jira allows, in the administration's frame, with its own menu item lit. */
export function checkTemplates(jar: Jar, descriptor: Descriptor): JarProblem[] {
  return descriptor.actions.flatMap(({ alias, views }): JarProblem[] => {
    const path = views.get('success') ?? '';
    const text = jar.text(path.replace(/^\//, ''));
    if (text === undefined) return [{ code: 'missing-file', message: `The template "${path}" is not in the jar.` }];
    const faults = [...findForbidden(text), ...findWrongPlaces(text, alias, descriptor)];
    return faults.map((message) => ({ code: 'template', message: `${path}: ${message}` }));
  });
}

function findForbidden(text: string): string[] {
  const calls = [...text.matchAll(/\$[!{\w]/g)].map(({ index }) => text.slice(index));
  return [
    ...calls.filter((call) => !ALLOWED.some((form) => form.test(call))).map((call) => `"${call.slice(0, 40)}" may be refused by Jira`),
    ...(/^\s*#|#(set|if|foreach|parse|include|evaluate|macro)\b/m.test(text) ? ['a template without logic needs no directive'] : []),
    ...(/<script|<style|\son\w+=|javascript:/i.test(text) ? ['scripts and styles belong into the web resource'] : []),
  ];
}

function findWrongPlaces(text: string, alias: string, { webItems, webResources }: Descriptor): string[] {
  const meta = (name: string): string => new RegExp(`<meta name="${name.replaceAll('.', '\\.')}" content="([^"]*)"`).exec(text)?.[1] ?? '';
  const item = webItems.find(({ link }) => link === `/secure/admin/${alias}.jspa`);
  const required = [...text.matchAll(/requireResource\("([^"]+)"\)/g)].map(([, key]) => key ?? '');
  const known = new Set(webResources.map(({ key }) => `${PLUGIN_KEY}:${key}`));
  return [
    ...(meta('decorator') === 'atl.admin' ? [] : ['the decorator must be atl.admin']),
    ...(item && meta('admin.active.section') === item.section ? [] : ['admin.active.section is not the section of the menu item']),
    ...(item && meta('admin.active.tab') === item.linkId ? [] : ['admin.active.tab is not the linkId of the menu item']),
    ...(required.length > 0 ? [] : ['it loads no web resource']),
    ...required.filter((key) => !known.has(key)).map((key) => `the web resource ${key} is not in the descriptor`),
  ];
}
