import { randomBytes } from 'node:crypto';
import type { Call } from '../http/call';
import { readMultipart } from '../http/multipart';
import { noContent, type Reply } from '../http/reply';
import type { InstalledPlugin } from './installed-plugin';

/** One for the process: what `GET` gave must come back with the upload. */
const TOKEN = randomBytes(12).toString('hex');
const TYPE = 'application/vnd.atl.plugins';

/** `GET /rest/plugins/1.0/`: what is installed, and in a header the token for an upload. */
export function listInstalled(call: Call): Reply {
  const plugins = call.site.plugins.all.map((plugin) => represent(call, plugin));
  return { status: 200, json: { plugins }, type: `${TYPE}.installed+json`, headers: { 'upm-token': TOKEN } };
}

/** `POST /rest/plugins/1.0/?token=`: refused as Jira refuses since 2024, unless uploads were switched on. */
export function upload(call: Call): Reply {
  if (!call.site.settings.pluginUpload) return { status: 403, text: 'Plugins cannot be installed via upload', type: 'text/plain' };
  if (call.text('token') !== TOKEN) return { status: 403, json: { subCode: 'upm.error.invalid.token' }, type: `${TYPE}+json` };
  const part = readMultipart(String(call.headers['content-type'] ?? ''), call.body).find(({ field }) => field === 'plugin');
  if (!part) return { status: 400, json: { subCode: 'upm.pluginInstall.error.invalid.plugin' }, type: `${TYPE}+json` };
  const task = { type: 'INSTALL', pingAfter: 100, userKey: call.me.key, timestamp: Date.now() };
  const self = { self: '/rest/plugins/1.0/pending/1' };
  try {
    const plugin = call.site.plugins.install(part.content);
    const status = { done: true, statusCode: 200, contentType: `${TYPE}.install.complete+json`, source: part.filename };
    return { status: 202, json: { ...task, status, links: { ...self, result: pathOf(plugin) } }, type: `${TYPE}.task+json` };
  } catch (error) {
    const errorMessage = error instanceof Error ? error.message : String(error);
    const status = { done: true, statusCode: 200, contentType: `${TYPE}.task.install.err+json`, errorMessage, source: part.filename };
    return { status: 202, json: { ...task, status, links: self }, type: `${TYPE}.task+json` };
  }
}

/** `GET /rest/plugins/1.0/<key>-key` */
export function readInstalled(call: Call): Reply {
  const plugin = call.site.plugins.find(keyOf(call));
  return plugin ? { status: 200, json: represent(call, plugin), type: `${TYPE}.plugin+json` } : notThere;
}

export function uninstall(call: Call): Reply {
  return call.site.plugins.uninstall(keyOf(call)) ? noContent : notThere;
}

const notThere: Reply = { status: 404, json: { message: 'No such plugin' }, type: `${TYPE}+json` };
const keyOf = (call: Call): string => call.param('plugin').replace(/-key$/, '');
const pathOf = ({ key }: InstalledPlugin): string => `/rest/plugins/1.0/${key}-key`;

function represent({ site }: Call, plugin: InstalledPlugin): Record<string, unknown> {
  const links = { self: `${site.contextPath}${pathOf(plugin)}` };
  return {
    enabled: true,
    links,
    key: plugin.key,
    name: plugin.descriptor.name,
    version: plugin.version,
    userInstalled: true,
    static: false,
  };
}
