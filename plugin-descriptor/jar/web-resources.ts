import { PANEL_RESOURCE, PARTS_RESOURCE } from '../identity';

/** Folder of the jar with what the bundler made. */
export const PANEL_FOLDER = 'panel/';

/** What the page asks for by name; everything else that can be loaded is a part. */
const AT_ONCE = ['panel.css', 'panel.js'];

/**
 * The `<web-resource>` elements for the files of the panel. Jira joins `panel` into the page's batch; the parts have addresses of
 * their own. No dependency on anything of Jira and no transformation: what is tested is what is served.
 */
export function describeWebResources(names: readonly string[]): string {
  const loadable = names.filter((name) => /\.(css|js)$/.test(name)).sort();
  const parts = loadable.filter((name) => !AT_ONCE.includes(name));
  const element = (key: string, title: string, files: readonly string[]): string =>
    [`  <web-resource key="${key}" name="${title}">`, ...files.map(describeFile), '  </web-resource>'].join('\n');
  const first = element(
    PANEL_RESOURCE,
    'Rollcall panel',
    AT_ONCE.filter((name) => loadable.includes(name)),
  );
  return parts.length === 0 ? first : `${first}\n\n${element(PARTS_RESOURCE, 'Rollcall panel, loaded when needed', parts)}`;
}

function describeFile(name: string): string {
  return `    <resource type="download" name="${name}" location="${PANEL_FOLDER}${name}"/>`;
}
