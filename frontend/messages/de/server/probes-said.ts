/** What the steps of a check found, and what was odd in what a source listed. */
export const probesSaidDe: Readonly<Record<string, string>> = {
  'The sign-in address knows the tenant.': 'Die Anmeldeadresse kennt den Mandanten.',
  'The sign-in address answers, but does not describe the tenant.': 'Die Anmeldeadresse antwortet, beschreibt aber den Mandanten nicht.',
  'The token carries {rights}.': 'Das Token enthält {rights}.',
  'Entra gave an access token.': 'Entra hat ein Zugriffstoken ausgestellt.',
  'There is no access token.': 'Es gibt kein Zugriffstoken.',
  '{count} users on the first page, {active} of them enabled, {guests} guests.':
    '{count} Personen auf der ersten Seite, {active} davon aktiviert, {guests} Gäste.',
  'No group is visible.': 'Es ist keine Gruppe zu sehen.',
  'There is no list of groups.': 'Es gibt keine Liste der Gruppen.',
  'Graph tells changes of users and groups.': 'Graph meldet Änderungen von Personen und Gruppen.',
  '{count} members of a group on the first page.': '{count} Mitglieder einer Gruppe auf der ersten Seite.',
  'Graph listed no page of members.': 'Graph hat keine Seite mit Mitgliedern geliefert.',
  'The directory answers.': 'Das Verzeichnis antwortet.',
  'Active Directory answers.': 'Active Directory antwortet.',
  'An LDAP directory answers.': 'Ein LDAP-Verzeichnis antwortet.',
  'Reading without an account.': 'Gelesen wird ohne Konto.',
  'The bind account has signed in.': 'Das Konto hat sich angemeldet.',
  '{shown} of {count} groups on the first page show members.': '{shown} von {count} Gruppen der ersten Seite zeigen Mitglieder.',
  'Let the bind account read {attribute}, or set the attribute that holds the members.':
    'Lassen Sie das Konto {attribute} lesen, oder setzen Sie das Attribut, das die Mitglieder enthält.',
  'Let the bind account read {attribute}, or set another id attribute.':
    'Lassen Sie das Konto {attribute} lesen, oder setzen Sie ein anderes Attribut für die Id.',
  'No people found.': 'Es wurden keine Personen gefunden.',
  'No groups found.': 'Es wurden keine Gruppen gefunden.',
  '{without} of {count} people do not show {attribute}.': '{without} von {count} Personen zeigen {attribute} nicht.',
  '{without} of {count} groups do not show {attribute}.': '{without} von {count} Gruppen zeigen {attribute} nicht.',
  '{count} people on the first page.': '{count} Personen auf der ersten Seite.',
  'There is an Okta org at this address.': 'Unter dieser Adresse gibt es eine Okta-Org.',
  'Okta gave an access token.': 'Okta hat ein Zugriffstoken ausgestellt.',
  'No group with members is visible.': 'Es ist keine Gruppe mit Mitgliedern zu sehen.',
  '{count} users on the first page of {total}, {active} of them active.':
    '{count} von {total} Personen auf der ersten Seite, {active} davon aktiv.',
  '{count} roles on the first page of {total}.': '{count} von {total} Rollen auf der ersten Seite.',
  'No role is visible.': 'Es ist keine Rolle zu sehen.',
  'There is no list of roles.': 'Es gibt keine Liste der Rollen.',
  '{left} of {limit} calls are left in this hour, which ends in {minutes} min.':
    'In dieser Stunde bleiben noch {left} von {limit} Anfragen; sie endet in {minutes} min.',
  'OneLogin gave an access token. {left} of {limit} calls are left in this hour, which ends in {minutes} min.':
    'OneLogin hat ein Zugriffstoken ausgestellt. In dieser Stunde bleiben noch {left} von {limit} Anfragen; sie endet in {minutes} min.',
  '{said} {saidMore} A read of everything takes about {calls}.': '{said} {saidMore} Einmal alles zu lesen braucht etwa {calls}.',
  'A read started now stops early and goes on in the next hour. Let other integrations call less, or read less often.':
    'Ein Lesevorgang, der jetzt beginnt, hält vorzeitig an und macht in der nächsten Stunde weiter. Lassen Sie andere Integrationen weniger anfragen, oder lesen Sie seltener.',

  'Jira {version}, treated as {profile}.': 'Jira {version}, behandelt wie {profile}.',
  'Jira answers.': 'Jira antwortet.',
  '{address} answers.': '{address} antwortet.',
  'Signed in as {name}.': 'Angemeldet als {name}.',
  'The account may administer users and groups.': 'Das Konto darf Personen und Gruppen verwalten.',
  'All memberships can be read in one answer.': 'Alle Mitgliedschaften lassen sich in einer Antwort lesen.',
  'Not tried: Jira tells it only when something is written.': 'Nicht versucht: Jira sagt es erst, wenn etwas geschrieben wird.',
  'Users and groups can be written.': 'Personen und Gruppen lassen sich schreiben.',
  'The last change does not tell.': 'Die letzte Änderung sagt es nicht.',
  '{application}: {count} seats left; {said}': '{application}: noch {count} Plätze frei; {said}',
  '{application}: {count} seats left.': '{application}: noch {count} Plätze frei.',
  '{application}: {count} seats left': '{application}: noch {count} Plätze frei',
  'No limit.': 'Keine Grenze.',
  'Not set up, or not tried.': 'Nicht eingerichtet, oder nicht versucht.',
  'Not tried, because something before it failed.': 'Nicht versucht, weil etwas davor gescheitert ist.',
  'Jira refused to create a group (status {status}).': 'Jira hat es abgelehnt, eine Gruppe anzulegen (Status {status}).',
  'Check the rights of the account, and that "External user management" is off.':
    'Prüfen Sie die Rechte des Kontos, und ob „Externe Benutzerverwaltung“ ausgeschaltet ist.',
  'Check that a directory with read and write permission comes first, and that "External user management" is off.':
    'Prüfen Sie, ob ein Verzeichnis mit Lese- und Schreibrecht an erster Stelle steht und „Externe Benutzerverwaltung“ ausgeschaltet ist.',
  'A group could be created but not deleted. Delete "{group}" by hand.':
    'Eine Gruppe ließ sich anlegen, aber nicht löschen. Löschen Sie „{group}“ von Hand.',
  'Check the application in Jira under "Jira User Server".': 'Prüfen Sie die Anwendung in Jira unter „Jira User Server“.',
  'Add the address of the Rollcall host to the application under "Jira User Server".':
    'Fügen Sie die Adresse des Rechners von Rollcall der Anwendung unter „Jira User Server“ hinzu.',
  'Jira User Server does not accept the name or the password of the application.':
    'Jira User Server nimmt den Namen oder das Passwort der Anwendung nicht an.',
  'Jira User Server does not accept calls from this address.': 'Jira User Server nimmt von dieser Adresse keine Aufrufe an.',

  'Graph sent something else where replies of a batch were expected.':
    'Graph hat etwas anderes gesendet, wo Antworten eines Stapels erwartet wurden.',
  'Graph pointed to an address outside its own; the link was not followed.':
    'Graph hat auf eine Adresse außerhalb seiner eigenen verwiesen; dem Verweis wurde nicht gefolgt.',
  'Graph does not accept the link to the changes any more.': 'Graph nimmt den Verweis auf die Änderungen nicht mehr an.',
  'The place where changes start cannot be read.': 'Die Stelle, an der die Änderungen beginnen, ist nicht zu lesen.',
  'What is read has changed since the last read.': 'Seit dem letzten Lesen hat sich geändert, was gelesen wird.',
  'The last read was of another tenant or cloud.': 'Das letzte Lesen galt einem anderen Mandanten oder einer anderen Cloud.',
  'The last read is more than seven days ago.': 'Das letzte Lesen ist mehr als sieben Tage her.',
  'Graph ended a list of changes without a link to the next one.':
    'Graph hat eine Liste von Änderungen ohne Verweis auf die nächste beendet.',
  "Graph's list of changes leads round in a circle.": 'Die Liste der Änderungen von Graph führt im Kreis.',
  'Graph listed a deleted user without an id.': 'Graph hat eine gelöschte Person ohne Id geliefert.',
  'Graph told a change of a group without an id.': 'Graph hat die Änderung einer Gruppe ohne Id gemeldet.',
  'Graph told a change of a member without an id.': 'Graph hat die Änderung eines Mitglieds ohne Id gemeldet.',
  'Graph told a change of a member without a type.': 'Graph hat die Änderung eines Mitglieds ohne Typ gemeldet.',
  'Graph told a change of a user without an id.': 'Graph hat die Änderung einer Person ohne Id gemeldet.',
  'Graph does not tell changes of transitive members.': 'Graph meldet Änderungen transitiver Mitglieder nicht.',
  'Graph sent something else where a list was expected.': 'Graph hat etwas anderes gesendet, wo eine Liste erwartet wurde.',
  'Graph sent a page with two next links.': 'Graph hat eine Seite mit zwei Verweisen auf die nächste gesendet.',
  'Graph listed a member that is no object.': 'Graph hat ein Mitglied geliefert, das kein Objekt ist.',
  'Graph listed a user without an id.': 'Graph hat eine Person ohne Id geliefert.',
  'Graph listed a group without an id.': 'Graph hat eine Gruppe ohne Id geliefert.',
  'Graph no longer knows where we were ({code}).': 'Graph weiß nicht mehr, wo wir waren ({code}).',
  'The user was changed, and cannot be read.': 'Die Person wurde geändert und lässt sich nicht lesen.',
  'The user has no accountEnabled or userPrincipalName.': 'Die Person hat kein accountEnabled oder keinen userPrincipalName.',
  'Okta listed a group without an id or a name.': 'Okta hat eine Gruppe ohne Id oder Namen geliefert.',
  'Okta listed a user without an id.': 'Okta hat eine Person ohne Id geliefert.',
  'Okta listed a member without an id.': 'Okta hat ein Mitglied ohne Id geliefert.',
  'The user has no status or profile.': 'Die Person hat keinen Status oder kein Profil.',
  'The users were read in part, so the members of Everyone are not known.':
    'Die Personen wurden nur zum Teil gelesen, deshalb sind die Mitglieder von Everyone nicht bekannt.',
  'OneLogin listed a group without an id or a name.': 'OneLogin hat eine Gruppe ohne Id oder Namen geliefert.',
  'OneLogin listed a role without an id or a name.': 'OneLogin hat eine Rolle ohne Id oder Namen geliefert.',
  'OneLogin listed a member without an id.': 'OneLogin hat ein Mitglied ohne Id geliefert.',
  'OneLogin listed a user without an id.': 'OneLogin hat eine Person ohne Id geliefert.',
  'The users were read in part, so the members of policy groups are not known.':
    'Die Personen wurden nur zum Teil gelesen, deshalb sind die Mitglieder der Richtliniengruppen nicht bekannt.',
  'The user has no status, or one that is no number.': 'Die Person hat keinen Status oder einen, der keine Zahl ist.',
};
