/** What a run says about people and groups it cannot bring over. */
export const problemsDe: Readonly<Record<string, string>> = {
  'Correct the value at the source, or change the mapping of this attribute.':
    'Berichtigen Sie den Wert an der Quelle, oder ändern Sie die Zuordnung dieses Attributs.',
  'There is no value for {attribute}, so the person is left out.':
    'Für {attribute} gibt es keinen Wert, deshalb bleibt die Person außen vor.',
  'The group "{name}" contains itself, directly or through other groups.':
    'Die Gruppe „{name}“ enthält sich selbst, direkt oder über andere Gruppen.',
  'Its members were found all the same; remove the circle at the source.':
    'Ihre Mitglieder wurden trotzdem gefunden; lösen Sie den Kreis an der Quelle auf.',
  'There is no user name, so no account can be found or created.':
    'Es gibt keinen Benutzernamen, deshalb lässt sich kein Konto finden oder anlegen.',
  'There is no mail address for "{name}", and Jira creates no account without one.':
    'Für „{name}“ gibt es keine Mailadresse, und ohne legt Jira kein Konto an.',
  'Give the person an address at the source, or map another attribute to the mail address.':
    'Geben Sie der Person an der Quelle eine Adresse, oder ordnen Sie der Mailadresse ein anderes Attribut zu.',
  'Two or more people have the user name "{name}".': 'Zwei oder mehr Personen haben den Benutzernamen „{name}“.',
  'Make the user names different at the source or by the mapping; until then nobody gets this name who does not have it already.':
    'Machen Sie die Benutzernamen an der Quelle oder durch die Zuordnung verschieden; bis dahin bekommt ihn niemand, der ihn nicht schon hat.',
  'The user name "{name}" belongs to another account.': 'Der Benutzername „{name}“ gehört einem anderen Konto.',
  'Rename or match the other account, or give this person another user name.':
    'Benennen Sie das andere Konto um oder ordnen Sie es zu, oder geben Sie dieser Person einen anderen Benutzernamen.',
  'The new user name "{name}" becomes free only when this person is renamed: the people swap names.':
    'Der neue Benutzername „{name}“ wird erst frei, wenn diese Person umbenannt ist: Die Personen tauschen die Namen.',
  'Give one of them another user name at Jira for a moment, then sync again.':
    'Geben Sie einer davon in Jira kurz einen anderen Benutzernamen, und gleichen Sie dann noch einmal ab.',
  'More than one account at Jira fits this person.': 'Zu dieser Person passt mehr als ein Konto in Jira.',
  'Several people at the source fit the same account at Jira.': 'Mehrere Personen der Quelle passen zu demselben Konto in Jira.',
  'The account of this person is linked to another person as well.': 'Das Konto dieser Person ist auch mit einer anderen Person verknüpft.',
  'Make the attribute people are matched by unique, or match by another one.':
    'Machen Sie das Attribut eindeutig, nach dem zugeordnet wird, oder nehmen Sie ein anderes.',
  'The account "{name}" is protected, so it is never changed.': 'Das Konto „{name}“ ist geschützt und wird deshalb nie geändert.',
  'Keep administrators up to date by hand, or take the account out of the protected ones.':
    'Pflegen Sie Administratoren von Hand, oder nehmen Sie das Konto aus den geschützten heraus.',
  'The account "{name}" was deleted at Jira.': 'Das Konto „{name}“ wurde in Jira gelöscht.',
  'It is created again.': 'Es wird neu angelegt.',
  'Its user name is taken or unknown: free the name, or exclude the person from the scope.':
    'Sein Benutzername ist vergeben oder unbekannt: Geben Sie den Namen frei, oder nehmen Sie die Person aus.',
  'The group "{name}" does not exist at Jira.': 'Die Gruppe „{name}“ gibt es in Jira nicht.',
  'Create it at Jira, or change the group rules.': 'Legen Sie sie in Jira an, oder ändern Sie die Regeln der Gruppen.',
  'Jira was read in part, so {what} was left as they are: {count}.':
    'Jira wurde nur zum Teil gelesen, deshalb blieb unverändert: {what} ({count}).',
  'Jira was read in part, so {what} were left as they are: {count}.':
    'Jira wurde nur zum Teil gelesen, deshalb blieben unverändert: {what} ({count}).',
  'Sync again when Jira can be read to the end.': 'Gleichen Sie noch einmal ab, wenn sich Jira ganz lesen lässt.',
  '{count} groups of the source would become the Jira group "{group}"; "{name}" is one of them. None of them is touched.':
    '{count} Gruppen der Quelle würden zur Jira-Gruppe „{group}“; „{name}“ ist eine davon. Keine davon wird angefasst.',
  'Rename or exclude one of them, or rename all of them by rules if their members are meant to be united.':
    'Benennen Sie eine davon um oder nehmen Sie sie aus, oder benennen Sie alle durch Regeln um, wenn ihre Mitglieder zusammengehören.',
};
