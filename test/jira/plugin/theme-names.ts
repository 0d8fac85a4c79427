/** What people can choose in their profile from Jira 10 on; before there is nothing but the original look. */
export const THEMES = ['original', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function themeNamed(name: string | null): Theme | null {
  return THEMES.find((theme) => theme === name) ?? null;
}
