/** What is said about changes in Jira, messages that were sent, the database and calls of the panel. */
export const writesSaidDe: Readonly<Record<string, string>> = {
  'Jira left the account as active or inactive as it was.': 'Jira hat das Konto so aktiv oder inaktiv gelassen, wie es war.',
  'Check in Jira whether the directory of the account lets it be changed.':
    'Prüfen Sie in Jira, ob das Verzeichnis des Kontos Änderungen zulässt.',
  'Another account has this user name already.': 'Diesen Benutzernamen hat schon ein anderes Konto.',
  'Rename one of the two, at the source or in Jira.': 'Benennen Sie eines der beiden um, an der Quelle oder in Jira.',
  'Jira does not accept the user name.': 'Jira nimmt den Benutzernamen nicht an.',
  'Let the mapping give a name without spaces and signs like < > &.':
    'Lassen Sie die Zuordnung einen Namen ohne Leerzeichen und Zeichen wie < > & liefern.',
  'Let the mapping give a name without spaces and signs like < > &, at most 255 characters.':
    'Lassen Sie die Zuordnung einen Namen ohne Leerzeichen und Zeichen wie < > & liefern, höchstens 255 Zeichen.',
  'Jira does not accept the e-mail address.': 'Jira nimmt die Mailadresse nicht an.',
  'Correct the address at the source, or the mapping of the e-mail attribute.':
    'Berichtigen Sie die Adresse an der Quelle oder die Zuordnung der Mailadresse.',
  'Jira does not accept the display name.': 'Jira nimmt den Anzeigenamen nicht an.',
  'Let the mapping give a display name that is not empty.': 'Lassen Sie die Zuordnung einen Anzeigenamen liefern, der nicht leer ist.',
  'Let the mapping give a display name that is not empty, at most 255 characters.':
    'Lassen Sie die Zuordnung einen Anzeigenamen liefern, der nicht leer ist, höchstens 255 Zeichen.',
  'Jira refused to deactivate the account.': 'Jira hat es abgelehnt, das Konto zu deaktivieren.',
  'Check whether the person leads a project or a component, and name another lead.':
    'Prüfen Sie, ob die Person ein Projekt oder eine Komponente leitet, und benennen Sie eine andere Leitung.',
  'The user name is another one.': 'Der Benutzername ist ein anderer.',
  'The display name is another one.': 'Der Anzeigename ist ein anderer.',
  'The e-mail address is another one.': 'Die Mailadresse ist eine andere.',
  'The account is active.': 'Das Konto ist aktiv.',
  'The account is inactive.': 'Das Konto ist inaktiv.',
  'An account with this user name is there already.': 'Ein Konto mit diesem Benutzernamen gibt es schon.',
  'An account with this user name is there, with other details.': 'Ein Konto mit diesem Benutzernamen gibt es, mit anderen Angaben.',
  'An account with this user name is there meanwhile.': 'Ein Konto mit diesem Benutzernamen gibt es inzwischen.',
  'Link the person to this account, or let the mapping give another name.':
    'Verknüpfen Sie die Person mit diesem Konto, oder lassen Sie die Zuordnung einen anderen Namen liefern.',
  'The password policy of Jira refuses even a long random password.':
    'Die Passwortrichtlinie von Jira lehnt selbst ein langes zufälliges Passwort ab.',
  'Relax the password policy in the administration of Jira.': 'Lockern Sie die Passwortrichtlinie in der Administration von Jira.',
  'All seats of the Jira licence are taken.': 'Alle Plätze der Jira-Lizenz sind vergeben.',
  'Free seats or extend the licence; changes that need no seat go on.':
    'Machen Sie Plätze frei, oder erweitern Sie die Lizenz; Änderungen, die keinen Platz brauchen, gehen weiter.',
  'An account has the name of this group.': 'Ein Konto hat den Namen dieser Gruppe.',
  'Rename the group by the mapping, for instance with a prefix.':
    'Benennen Sie die Gruppe durch die Zuordnung um, zum Beispiel mit einem Präfix.',
  'The group is no longer there.': 'Die Gruppe gibt es nicht mehr.',
  'The account is no longer there.': 'Das Konto gibt es nicht mehr.',
  'The property has another value.': 'Die Eigenschaft hat einen anderen Wert.',
  'Jira does not know a new account or group on all of its nodes yet.':
    'Jira kennt ein neues Konto oder eine neue Gruppe noch nicht auf allen seinen Knoten.',
  'Jira refused to remove the member.': 'Jira hat es abgelehnt, das Mitglied zu entfernen.',
  'The membership may come from a group inside this group, or be the last one that lets somebody administer Jira. Look at the group in Jira.':
    'Die Mitgliedschaft kann aus einer Gruppe in dieser Gruppe stammen oder die letzte sein, mit der jemand Jira verwalten darf. Sehen Sie sich die Gruppe in Jira an.',
  'Jira refused {said} (status {status}).': 'Jira hat eine Änderung abgelehnt: {said} (Status {status}).',
  'to change the account': 'das Konto ändern',
  'to create the account': 'das Konto anlegen',
  'to delete the account': 'das Konto löschen',
  'to anonymize the account': 'das Konto anonymisieren',
  'to create the group': 'die Gruppe anlegen',
  'to add the member': 'das Mitglied hinzufügen',
  'to remove the member': 'das Mitglied entfernen',
  'to change a property of the account': 'eine Eigenschaft des Kontos ändern',
  'Try the same by hand in the administration of Jira: it names the reason. Often the directory is read-only or a rule of Jira forbids it.':
    'Versuchen Sie dasselbe von Hand in der Administration von Jira: Sie nennt den Grund. Oft ist das Verzeichnis schreibgeschützt, oder eine Regel von Jira verbietet es.',
  'Give the account of the connection the global permission "Jira Administrators".':
    'Geben Sie dem Konto der Verbindung die globale Berechtigung „Jira-Administratoren“.',
  'The account may administer Jira but not system administrators or their groups. Leave these out of the sync, or check whether the directory is read-only.':
    'Das Konto darf Jira verwalten, aber keine Systemadministratoren und deren Gruppen. Nehmen Sie diese aus dem Abgleich, oder prüfen Sie, ob das Verzeichnis schreibgeschützt ist.',
  'Jira refused to delete the account.': 'Jira hat es abgelehnt, das Konto zu löschen.',
  'Accounts with issues or comments cannot be deleted: let leavers be deactivated instead.':
    'Konten mit Vorgängen oder Kommentaren lassen sich nicht löschen: Lassen Sie Ausgeschiedene stattdessen deaktivieren.',
  'This version of Jira cannot anonymize accounts.': 'Diese Version von Jira kann Konten nicht anonymisieren.',
  'Upgrade Jira to 8.7 or later, or deactivate leavers instead.':
    'Bringen Sie Jira auf 8.7 oder neuer, oder lassen Sie Ausgeschiedene stattdessen deaktivieren.',
  'Jira refused to anonymize the account.': 'Jira hat es abgelehnt, das Konto zu anonymisieren.',
  'Open "Anonymize" for this account in Jira: it lists what stands in the way, such as projects the person leads.':
    'Öffnen Sie in Jira „Anonymisieren“ für dieses Konto: Dort steht, was im Weg ist, etwa Projekte, die die Person leitet.',
  'Jira did not finish anonymizing the account.': 'Jira hat das Anonymisieren des Kontos nicht zu Ende gebracht.',
  'Retry it under "Anonymize" in the administration of Jira.': 'Wiederholen Sie es unter „Anonymisieren“ in der Administration von Jira.',
  'Check the token or the user name and password of the Jira connection, and that the token has not expired.':
    'Prüfen Sie das Token oder Benutzername und Passwort der Verbindung zu Jira, und ob das Token abgelaufen ist.',
  'No answer: {why}': 'Keine Antwort: {why}',
  'Jira refused a change.': 'Jira hat eine Änderung abgelehnt.',
  'The group could not be created.': 'Die Gruppe ließ sich nicht anlegen.',
  'The account does not exist: creating it did not succeed.': 'Das Konto gibt es nicht: Es anzulegen ist nicht gelungen.',
  'Gave up after five minutes without a single success: {said}': 'Nach fünf Minuten ohne einen einzigen Erfolg aufgegeben: {said}',
  'Jira did not answer this change after several tries.': 'Jira hat auf diese Änderung nach mehreren Versuchen nicht geantwortet.',
  'An unexpected error happened inside Rollcall.': 'In Rollcall ist ein unerwarteter Fehler aufgetreten.',
  'Reading the users: {said}': 'Beim Lesen der Personen: {said}',
  'Reading the groups: {said}': 'Beim Lesen der Gruppen: {said}',
  'Reading the members: {said}': 'Beim Lesen der Mitglieder: {said}',
  'Reading Jira (group {group}): {said}': 'Beim Lesen von Jira (Gruppe {group}): {said}',
  'Reading Jira ({what}): {said}': 'Beim Lesen von Jira ({what}): {said}',

  // Messages
  'The channel is switched off.': 'Der Kanal ist ausgeschaltet.',
  'Switch it on to be told again.': 'Schalten Sie ihn ein, um wieder benachrichtigt zu werden.',
  'The CA file of the channel cannot be read.': 'Die CA-Datei des Kanals ist nicht zu lesen.',
  'The mail server refused {count} of {total} receivers.': 'Der Mailserver hat {count} von {total} Empfängern abgelehnt.',
  'Correct or remove the addresses it does not take.': 'Berichtigen oder entfernen Sie die Adressen, die er nicht annimmt.',
  'The mail server does not accept the user name and password (status {status}).':
    'Der Mailserver nimmt Benutzername und Passwort nicht an (Status {status}).',
  'The mail server does not accept the user name and password.': 'Der Mailserver nimmt Benutzername und Passwort nicht an.',
  'Correct user name and password.': 'Berichtigen Sie Benutzername und Passwort.',
  'The mail server does not offer STARTTLS.': 'Der Mailserver bietet kein STARTTLS an.',
  'Choose TLS with its port (465 as a rule), or a server that offers STARTTLS.':
    'Wählen Sie TLS mit seinem Port (meist 465) oder einen Server, der STARTTLS anbietet.',
  'The mail server refused the message (status {status}).': 'Der Mailserver hat die Nachricht abgelehnt (Status {status}).',
  'The mail server refused the message.': 'Der Mailserver hat die Nachricht abgelehnt.',
  'Check sender and receivers, and whether this host may send by that server.':
    'Prüfen Sie Absender und Empfänger, und ob dieser Rechner über den Server senden darf.',
  'The mail server does not speak TLS on this port.': 'Der Mailserver spricht auf diesem Port kein TLS.',
  'Choose STARTTLS, or the port for TLS (465 as a rule).': 'Wählen Sie STARTTLS oder den Port für TLS (meist 465).',
  'The webhook has no address.': 'Der Webhook hat keine Adresse.',
  'Enter the address of the webhook.': 'Geben Sie die Adresse des Webhooks ein.',
  'The webhook answers with a redirect (status {status}), which is not followed.':
    'Der Webhook antwortet mit einer Weiterleitung (Status {status}), der nicht gefolgt wird.',
  'Enter the address it leads to.': 'Geben Sie die Adresse ein, zu der sie führt.',
  'The webhook refuses messages of Rollcall (status {status}).': 'Der Webhook lehnt Nachrichten von Rollcall ab (Status {status}).',
  'Check its address and its secret.': 'Prüfen Sie seine Adresse und sein Geheimnis.',
  'There is no webhook at this address (status {status}).': 'Unter dieser Adresse gibt es keinen Webhook (Status {status}).',
  'Make a new address in the system behind it and enter it.': 'Erzeugen Sie im System dahinter eine neue Adresse, und geben Sie sie ein.',
  'The webhook refused the message (status {status}).': 'Der Webhook hat die Nachricht abgelehnt (Status {status}).',
  'Check which body it takes: choose the other format, or correct the receiver.':
    'Prüfen Sie, welchen Inhalt er annimmt: Wählen Sie das andere Format, oder berichtigen Sie den Empfänger.',

  // The database and calls
  'Check that the database server runs and can be reached, then try again.':
    'Prüfen Sie, ob der Datenbankserver läuft und zu erreichen ist, und versuchen Sie es dann noch einmal.',
  'The database refused the user name or password.': 'Die Datenbank hat Benutzername oder Passwort abgelehnt.',
  'Correct user and password in DATABASE_URL.': 'Berichtigen Sie Benutzer und Passwort in DATABASE_URL.',
  'The database named in DATABASE_URL does not exist.': 'Die in DATABASE_URL genannte Datenbank gibt es nicht.',
  'Create the database, or correct DATABASE_URL.': 'Legen Sie die Datenbank an, oder berichtigen Sie DATABASE_URL.',
  'The database user lacks a right.': 'Dem Benutzer der Datenbank fehlt ein Recht.',
  'Make the user the owner of the database.': 'Machen Sie den Benutzer zum Eigentümer der Datenbank.',
  'The database server has no disk space left or cannot write.':
    'Der Datenbankserver hat keinen Speicherplatz mehr oder kann nicht schreiben.',
  'Free disk space on the database server, then try again.':
    'Schaffen Sie Speicherplatz auf dem Datenbankserver, und versuchen Sie es dann noch einmal.',
  'The database server has no connection left.': 'Der Datenbankserver hat keine Verbindung mehr frei.',
  'Raise max_connections of the server, or stop other clients.':
    'Erhöhen Sie max_connections des Servers, oder beenden Sie andere Clients.',
  'The database only allows reading.': 'Die Datenbank lässt nur lesen.',
  'Point DATABASE_URL to the primary server.': 'Richten Sie DATABASE_URL auf den primären Server.',
  'Two changes stood in each other’s way in the database.': 'Zwei Änderungen standen sich in der Datenbank im Weg.',
  'Try again.': 'Versuchen Sie es noch einmal.',
  'The database is not available.': 'Die Datenbank ist nicht verfügbar.',
  'The database cannot be reached.': 'Die Datenbank ist nicht zu erreichen.',
  'Another process took over this work.': 'Ein anderer Prozess hat diese Arbeit übernommen.',
  'Nothing to do: the other process goes on with it.': 'Es ist nichts zu tun: Der andere Prozess macht damit weiter.',
  'The connector {connector} exists already; it was last changed by {who} at {at}.':
    'Den Konnektor {connector} gibt es schon; zuletzt geändert hat ihn {who} um {at}.',
  'The connector {connector} was changed by {who} at {at}.': '{who} hat den Konnektor {connector} um {at} geändert.',
  'The connector {connector} was removed by {who} at {at}.': '{who} hat den Konnektor {connector} um {at} entfernt.',
  'There is no connector {connector}.': 'Den Konnektor {connector} gibt es nicht.',
  'Load it again, look at the change, and repeat yours.':
    'Laden Sie ihn neu, sehen Sie sich die Änderung an, und wiederholen Sie Ihre eigene.',
  'Load them again, look at the change, and repeat yours.':
    'Laden Sie sie neu, sehen Sie sich die Änderung an, und wiederholen Sie Ihre eigene.',
  'There is no run {run}.': 'Den Lauf {run} gibt es nicht.',
  'List the runs to see which ones there are.': 'Rufen Sie die Liste der Läufe ab, um zu sehen, welche es gibt.',
  'There is a run {run} already.': 'Den Lauf {run} gibt es schon.',
  'Start the run again.': 'Starten Sie den Lauf noch einmal.',
  'The settings were changed by {who} at {at}.': '{who} hat die Einstellungen um {at} geändert.',
  'The settings were never saved, so they have no such version.':
    'Die Einstellungen wurden nie gespeichert, deshalb gibt es diese Fassung nicht.',
  'Send "Authorization: Bearer <token>" with a token that is not expired.':
    'Senden Sie „Authorization: Bearer <Token>“ mit einem Token, das nicht abgelaufen ist.',
  'This needs a valid token.': 'Dafür braucht es ein gültiges Token.',
  'This needs an administrator.': 'Dafür braucht es einen Administrator.',
  'Use the token of an administrator.': 'Nehmen Sie das Token eines Administrators.',
  'This token is not for "{scope}".': 'Dieses Token gilt nicht für „{scope}“.',
  'Use a token with the scope "{scope}".': 'Nehmen Sie ein Token mit der Berechtigung „{scope}“.',
  'Too many requests.': 'Es waren zu viele Anfragen.',
  'Wait a minute and try again.': 'Warten Sie eine Minute, und versuchen Sie es noch einmal.',
  'The same is being asked already.': 'Dasselbe wird gerade schon gefragt.',
  'Wait for its answer.': 'Warten Sie die Antwort ab.',
  'The request body is too large.': 'Die Anfrage ist zu groß.',
  'Send at most 2 MiB.': 'Senden Sie höchstens 2 MiB.',
  'Say which person.': 'Sagen Sie, welche Person.',
  'Say either which scopes ({scopes}) or which role.': 'Sagen Sie entweder, welche Berechtigungen ({scopes}), oder welche Rolle.',
  // Last: a list of problems tells the first one behind the place it stands at.
  '{path}: {said} (and {count} more)': '{path}: {said} (und {count} weitere)',
  '{path}: {said}': '{path}: {said}',
};
