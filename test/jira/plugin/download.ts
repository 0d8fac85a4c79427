import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { DownloadResource } from '../../../plugin-descriptor/read/read-descriptor';
import type { Call } from '../http/call';
import { htmlPage, type Reply } from '../http/reply';
import { auiFolder } from './look/aui';
import { findWebResource, joinFiles } from './web-resources';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript;charset=UTF-8',
  '.css': 'text/css;charset=UTF-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/** Addresses `/s/<anything>/_/download/…`: the same files, to be kept for a year. */
export function downloadStamped(call: Call): Reply {
  const path = call.param('path');
  const mark = path.lastIndexOf('/_/download/');
  return mark < 0 ? notThere() : download(call, path.slice(mark + '/_/download/'.length), true);
}

/** Addresses `/download/…`: asked for again each time, answered with 304 when nothing changed. */
export function downloadPlain(call: Call): Reply {
  return download(call, call.param('path'), false);
}

function download(call: Call, path: string, forGood: boolean): Reply {
  const [kind = '', key = '', ...names] = path.split('/');
  const name = names.join('/');
  const content = kind === 'batch' ? batch(call, key, name) : kind === 'resources' ? resource(call, key, name) : null;
  if (content === null) return notThere();
  const etag = `"${hash('sha1', content).slice(0, 32)}"`;
  const headers = { ETag: etag, 'Cache-Control': forGood ? 'max-age=31536000, public' : 'max-age=0, must-revalidate' };
  if (call.headers['if-none-match'] === etag) return { status: 304, text: '', headers };
  return { status: 200, text: content, type: TYPES[extname(name)] ?? 'application/octet-stream', headers };
}

function batch(call: Call, key: string, name: string): Buffer | null {
  const found = findWebResource(call.site, key);
  const ending = extname(name);
  if (!found || name !== `${key}${ending}` || (ending !== '.js' && ending !== '.css')) return null;
  return Buffer.from(joinFiles(found.plugin, found.module, ending));
}

/** A file of a web resource (`plugin:module`) or of the plugin as a whole (`plugin`), by the name the descriptor gives it. */
function resource(call: Call, key: string, name: string): Buffer | null {
  if (key === 'com.atlassian.auiplugin:aui') return auiFile(name);
  const module = findWebResource(call.site, key);
  const plugin = module?.plugin ?? call.site.plugins.find(key);
  const location = locationOf(module ? module.module.resources : (plugin?.descriptor.downloads ?? []), name);
  const content = location === null ? undefined : plugin?.jar.file(location);
  return content ? Buffer.from(content) : null;
}

/** A name with a slash at the end stands for all that is below. */
function locationOf(resources: readonly DownloadResource[], name: string): string | null {
  const exact = resources.find((each) => each.name === name);
  if (exact) return exact.location;
  const folder = resources.find((each) => each.name.endsWith('/') && name.startsWith(each.name));
  if (!folder || name.split('/').includes('..')) return null;
  return folder.location + name.slice(folder.name.length);
}

function auiFile(name: string): Buffer | null {
  const folder = auiFolder();
  const path = folder === null ? null : normalize(join(folder, name));
  if (folder === null || path === null || !path.startsWith(folder + sep)) return null;
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

const notThere = (): Reply => htmlPage(404, 'Not Found', 'The requested resource is not available.');
