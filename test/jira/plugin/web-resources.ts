import { hash } from 'node:crypto';
import type { WebResource } from '../../../plugin-descriptor/read/read-descriptor';
import type { JiraSite } from '../site';
import type { InstalledPlugin } from './installed-plugin';

const inKeys = /^([\w.-]+):([\w.-]+)$/;

/** The plugin and the web resource of a full key: `org.rollcall.jira:panel`. */
export function findWebResource(site: JiraSite, key: string): { readonly plugin: InstalledPlugin; readonly module: WebResource } | null {
  const [, pluginKey = '', moduleKey = ''] = inKeys.exec(key) ?? [];
  const plugin = site.plugins.find(pluginKey);
  const module = plugin?.descriptor.webResources.find((each) => each.key === moduleKey);
  return plugin && module ? { plugin, module } : null;
}

/**
 * The tags of a required web resource: one joined file of style sheets and one of scripts. Between `/s/` and `/_/` stands what makes
 * the address change with the plugin; browsers may keep the file for good. A key nobody knows gives nothing, as in Jira.
 */
export function tagsOf(site: JiraSite, key: string): string {
  const found = findWebResource(site, key);
  if (!found) return '';
  const { plugin, module } = found;
  const has = (ending: string): boolean => module.resources.some(({ name }) => name.endsWith(ending));
  const stamp = hash('sha1', `${plugin.version} ${site.profile.version}`).slice(0, 32);
  const address = `${site.contextPath}/s/${stamp}-CDN/${site.profile.buildNumber}/${plugin.version}/_/download/batch/${key}/${key}`;
  return [
    has('.css') ? `<link rel="stylesheet" href="${address}.css" data-wrm-key="${key}" data-wrm-batch-type="resource" media="all">` : '',
    has('.js') ? `<script src="${address}.js" data-wrm-key="${key}" data-wrm-batch-type="resource" data-initially-rendered></script>` : '',
  ].join('\n');
}

/** The files of one kind of a web resource, joined as Jira joins them: a script that fails does not stop the next. */
export function joinFiles(plugin: InstalledPlugin, module: WebResource, ending: string): string {
  const files = module.resources.filter(({ name }) => name.endsWith(ending));
  return files
    .map(({ name, location }) => {
      const content = plugin.jar.text(location) ?? '';
      const title = `/* module-key = '${plugin.key}:${module.key}', location = '${location}' */`;
      return ending === '.js'
        ? `WRMCB=function(e){var c=console;if(c&&c.log&&c.error){c.log('Error running batched script.');c.error(e);}}\n;\ntry {\n${title}\n${content}\n}catch(e){WRMCB(e)};`
        : `${title}\n${content}\n/* ${name} */`;
    })
    .join('\n');
}
