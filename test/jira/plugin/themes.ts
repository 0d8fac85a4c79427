import type { Call } from '../http/call';
import type { JiraSite } from '../site';
import type { Theme } from './theme-names';

export function hasThemes(site: JiraSite): boolean {
  return site.profile.numbers[0] >= 10;
}

/** The look the caller has chosen, or what the site has for everybody. */
export function themeOf({ site, caller }: Call): Theme {
  if (!hasThemes(site)) return 'original';
  return (caller && site.themes.get(caller.key)) ?? site.settings.theme;
}

/** Attributes of the page's root element: where they are, the design tokens of AUI and Atlaskit have values. */
export function themeAttributes(theme: Theme): string {
  return theme === 'original' ? '' : ` data-theme="dark:dark light:light" data-color-mode="${theme}"`;
}
