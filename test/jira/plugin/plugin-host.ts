import { readFileSync } from 'node:fs';
import type { VersionProfile } from '../profiles';
import { type InstalledPlugin, type PluginPage, startPlugin } from './installed-plugin';

/** The plugins of a Jira by key. */
export class PluginHost {
  private readonly profile: VersionProfile;
  private readonly byKey = new Map<string, InstalledPlugin>();

  constructor(profile: VersionProfile) {
    this.profile = profile;
  }

  get all(): readonly InstalledPlugin[] {
    return [...this.byKey.values()];
  }

  /** Installs a jar, in the place of the plugin with the same key. Throws with the reason when Jira would not take it. */
  install(jar: Uint8Array): InstalledPlugin {
    const plugin = startPlugin(jar, this.profile);
    this.byKey.set(plugin.key, plugin);
    return plugin;
  }

  installFile(path: string): InstalledPlugin {
    return this.install(readFileSync(path));
  }

  uninstall(key: string): boolean {
    return this.byKey.delete(key);
  }

  find(key: string): InstalledPlugin | undefined {
    return this.byKey.get(key);
  }

  /** The page of an alias, with its plugin. */
  pageOf(alias: string): { readonly plugin: InstalledPlugin; readonly page: PluginPage } | null {
    for (const plugin of this.byKey.values()) {
      const page = plugin.pages.find(({ action }) => action.alias === alias);
      if (page) return { plugin, page };
    }
    return null;
  }
}
