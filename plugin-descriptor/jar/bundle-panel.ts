import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import webpack, { type Configuration, type Stats } from 'webpack';

export interface BundledPanel {
  /** By name. */
  readonly files: Map<string, Uint8Array>;
  /** Folders of the packages that are in it: `node_modules/react`. */
  readonly packages: readonly string[];
}

/** Bundles `frontend/` for Jira into a folder, which is emptied first. Throws with the bundler's messages. */
export async function bundlePanel(root: string, folder: string): Promise<BundledPanel> {
  const configure = createRequire(join(root, 'package.json'))('./webpack.config.js') as (
    env: Readonly<Record<string, string>>,
    options: { readonly mode: string },
  ) => Configuration;
  const stats = await run({ ...configure({ target: 'jira', out: folder }, { mode: 'production' }), mode: 'production', context: root });
  const names = readdirSync(folder).sort();
  return { files: new Map(names.map((name) => [name, readFileSync(join(folder, name))])), packages: packagesOf(stats) };
}

function run(configuration: Configuration): Promise<Stats> {
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error || !stats) reject(error ?? new Error('The bundler said nothing.'));
      else if (stats.hasErrors()) reject(new Error(stats.toString('errors-only')));
      else resolve(stats);
    });
  });
}

function packagesOf({ compilation }: Stats): string[] {
  const folders = new Set<string>();
  for (const module of compilation.modules) {
    const path = (module.nameForCondition() ?? '').replaceAll('\\', '/');
    const folder = /^.*\/(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[0];
    if (folder) folders.add(folder.slice(0, -1));
  }
  return [...folders].sort();
}
