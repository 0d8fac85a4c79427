import type { UserRecord } from '../model/records';
import type { JiraSite } from '../site';

/** Languages that people can choose in their profile, by the name each has in itself. */
export const LANGUAGES = [
  { locale: 'en_US', name: 'English' },
  { locale: 'de_DE', name: 'Deutsch' },
] as const;

/** The language somebody has chosen, or what the site has for everybody. */
export function localeOf(site: JiraSite, user: UserRecord | null): string {
  return (user && site.locales.get(user.key)) ?? site.settings.locale;
}
