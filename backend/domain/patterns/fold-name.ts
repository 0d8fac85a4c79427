/**
 * The form in which names are compared: composed Unicode (NFC), lower case without regard to any locale. Jira compares
 * user and group names without case as well. Use it for every key made of a name.
 */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}
