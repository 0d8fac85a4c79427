/** What a check of a connection saw, and the usual ways to mend it. */
export const checksDe: Readonly<Record<string, string>> = {
  'The host answers.': 'Der Server antwortet.',
  'There is no connection.': 'Es gibt keine Verbindung.',
  'Okta accepts the token.': 'Okta nimmt das Token an.',
  'OneLogin gave an access token.': 'OneLogin hat ein Zugriffstoken ausgestellt.',
  'Not tried, because an earlier step failed.': 'Nicht versucht, weil ein früherer Schritt gescheitert ist.',
  'Changes and deletions can be read.': 'Änderungen und Löschungen lassen sich lesen.',
  'Changes can be read. Deletions are found by full reads only.':
    'Änderungen lassen sich lesen. Löschungen zeigen sich nur, wenn alles gelesen wird.',
  'Changes can be read. No deleted entry is shown; if they are hidden from the bind account, full reads find deletions.':
    'Änderungen lassen sich lesen. Kein gelöschter Eintrag wird gezeigt; sind sie dem Konto verborgen, zeigen sie sich, wenn alles gelesen wird.',
  'To find deletions sooner, let the bind account list the container Deleted Objects (dsacls … /G account:LCRP).':
    'Um Löschungen früher zu finden, darf das Konto den Container Deleted Objects auflisten (dsacls … /G account:LCRP).',
  'The server does not say who it is, so every run reads everything.': 'Der Server sagt nicht, wer er ist, deshalb liest jeder Lauf alles.',
  'Let the bind account read invocationId of the server below CN=Sites in the configuration partition.':
    'Lassen Sie das Konto invocationId des Servers unter CN=Sites in der Konfigurationspartition lesen.',
  'People do not show modifyTimestamp, so every run reads everything.':
    'Personen zeigen kein modifyTimestamp, deshalb liest jeder Lauf alles.',
  'Let the bind account read and search modifyTimestamp.': 'Lassen Sie das Konto modifyTimestamp lesen und danach suchen.',
  'The directory takes the bind account for anonymous.': 'Das Verzeichnis hält das Konto für anonym.',
  'Check the bind DN and the password.': 'Prüfen Sie den DN des Kontos und das Passwort.',
  'Check the base DN, the filter and the rights of the bind account.': 'Prüfen Sie den Basis-DN, den Filter und die Rechte des Kontos.',
  'Not one group on the first page shows a member.': 'Keine Gruppe der ersten Seite zeigt ein Mitglied.',
  '{count} users on the first page, {active} of them active.': '{count} Personen auf der ersten Seite, {active} davon aktiv.',
  '{count} users on the first page.': '{count} Personen auf der ersten Seite.',
  '{count} groups on the first page.': '{count} Gruppen auf der ersten Seite.',
  '{count} roles on the first page.': '{count} Rollen auf der ersten Seite.',
  '{count} members of a role on the first page.': '{count} Mitglieder einer Rolle auf der ersten Seite.',
  'Check that the token or key is valid, not expired and belongs to this source.':
    'Prüfen Sie, ob Token oder Schlüssel gültig und nicht abgelaufen sind und zu dieser Quelle gehören.',
  'Give the account the rights the connector needs.': 'Geben Sie dem Konto die Rechte, die der Konnektor braucht.',
  'Give the account the global permission "Jira Administrators".': 'Geben Sie dem Konto die globale Berechtigung „Jira-Administratoren“.',
  'Check that Jira runs and that its address in the settings is right.':
    'Prüfen Sie, ob Jira läuft und seine Adresse in den Einstellungen stimmt.',
  'Wait until Jira has started or recovered; its log tells more.':
    'Warten Sie, bis Jira gestartet ist oder sich erholt hat; sein Protokoll sagt mehr.',
  'Wait; the next run tries again.': 'Warten Sie; der nächste Lauf versucht es noch einmal.',
  'Wait; the next run reads it again.': 'Warten Sie; der nächste Lauf liest es noch einmal.',
  'Wait for it to finish or stop it first.': 'Warten Sie, bis er fertig ist, oder halten Sie ihn zuerst an.',
  'Try again in a moment.': 'Versuchen Sie es gleich noch einmal.',
  'The source knows nobody by this id, login, mail address or user name.':
    'Die Quelle kennt niemanden mit dieser Id, diesem Login, dieser Mailadresse oder diesem Benutzernamen.',
  'Check the spelling; use the login or the immutable id the source shows.':
    'Prüfen Sie die Schreibweise; nehmen Sie das Login oder die unveränderliche Id, die die Quelle zeigt.',
  'Look at the plan again and approve what you see.': 'Sehen Sie den Plan noch einmal an, und geben Sie frei, was Sie sehen.',
  'Start a new run and approve its plan.': 'Starten Sie einen neuen Lauf, und geben Sie dessen Plan frei.',
  'Check that the configured address is the one the source uses for itself.':
    'Prüfen Sie, ob die eingetragene Adresse die ist, die die Quelle für sich selbst verwendet.',
  'The next run goes on by itself. If it happens often, lower the number of parallel requests.':
    'Der nächste Lauf macht von selbst weiter. Kommt es oft vor, verringern Sie die Zahl gleichzeitiger Anfragen.',
  'Correct the value; the documentation lists what is allowed.': 'Berichtigen Sie den Wert; die Dokumentation zählt auf, was erlaubt ist.',
  'Nothing to do: the next run reads everything.': 'Es ist nichts zu tun: Der nächste Lauf liest alles.',
  'Check the bind DN and enter the password again.': 'Prüfen Sie den DN des Kontos, und geben Sie das Passwort noch einmal ein.',
  'Paste the certificate of the authority (PEM) into the connector.':
    'Fügen Sie das Zertifikat der Zertifizierungsstelle (PEM) in den Konnektor ein.',
  'Create a personal access token for the account and use it instead.':
    'Erzeugen Sie für das Konto ein persönliches Zugriffstoken, und nehmen Sie dieses.',
  'Enter the secret of the Jira connection.': 'Geben Sie das Geheimnis der Verbindung zu Jira ein.',
  'Enter the password.': 'Geben Sie das Passwort ein.',
  'Enter the password again.': 'Geben Sie das Passwort noch einmal ein.',
  'Correct the JSONata expression.': 'Berichtigen Sie den JSONata-Ausdruck.',
  'Write the name as Jira shows it.': 'Schreiben Sie den Namen, wie Jira ihn zeigt.',
  'Write it like profile.email, emails[0].value or ["odd.name"].x.':
    'Schreiben Sie etwa profile.email, emails[0].value oder ["odd.name"].x.',
  'Write it like profile.department or emails[0].value.': 'Schreiben Sie etwa profile.department oder emails[0].value.',
  'Write a place as a dollar sign and a path in braces; with two dollar signs it is plain text.':
    'Eine Stelle ist ein Dollarzeichen und ein Pfad in geschweiften Klammern; mit zwei Dollarzeichen ist es gewöhnlicher Text.',
  'Use RE2 syntax: no look-around, no references back, small repeat counts.':
    'Nehmen Sie die Schreibweise von RE2: kein Vorausblick, keine Rückverweise, kleine Wiederholungszahlen.',
  'Sync or simulate once, so that there is something to look at.':
    'Gleichen Sie einmal ab oder simulieren Sie, damit es etwas zu sehen gibt.',
  'Switch it on first.': 'Schalten Sie ihn zuerst ein.',
  'Stop the run or wait for its end first.': 'Halten Sie zuerst den Lauf an, oder warten Sie sein Ende ab.',
  'Set the section "jira" in rollcall.yaml or save the Jira connection in the settings.':
    'Füllen Sie den Abschnitt „jira“ in rollcall.yaml, oder speichern Sie die Verbindung zu Jira in den Einstellungen.',
  'Add another connector for the other source.': 'Legen Sie für die andere Quelle einen eigenen Konnektor an.',
  'Add a rename rule for this group, or exclude it.': 'Fügen Sie für diese Gruppe eine Umbenennung hinzu, oder nehmen Sie sie aus.',
  'Correct the name, or remove the group from the scope.': 'Berichtigen Sie den Namen, oder nehmen Sie die Gruppe aus.',
  'Compare again and look at what would change now.': 'Vergleichen Sie noch einmal, und sehen Sie, was sich jetzt ändern würde.',
  'Check the address of Jira in the settings, with its context path.':
    'Prüfen Sie die Adresse von Jira in den Einstellungen, mit dem Kontextpfad.',
  'Check the Jira connection in the settings.': 'Prüfen Sie die Verbindung zu Jira in den Einstellungen.',
  'Check the base URL, and that Jira runs and can be reached from the host of Rollcall.':
    'Prüfen Sie die Adresse, und ob Jira läuft und vom Rechner von Rollcall aus zu erreichen ist.',
  'Check Jira and its log; the next run tries again.':
    'Sehen Sie nach Jira und seinem Protokoll; der nächste Lauf versucht es noch einmal.',
  'Use a user name and password, or upgrade Jira to 8.14 or later.':
    'Nehmen Sie Benutzername und Passwort, oder bringen Sie Jira auf 8.14 oder neuer.',
  'Exempt the account of the connection from rate limiting in Jira, or raise its limit.':
    'Nehmen Sie das Konto der Verbindung in Jira von der Begrenzung aus, oder erhöhen Sie seine Grenze.',
  'Check the subdomain in the address.': 'Prüfen Sie die Subdomain in der Adresse.',
  'Check the URL and the port: 636 is usual for LDAPS, 389 for StartTLS.':
    'Prüfen Sie URL und Port: Für LDAPS ist 636 üblich, für StartTLS 389.',
  'Check the spelling of the DN.': 'Prüfen Sie die Schreibweise des DN.',
  'Check tenant, application and cloud: the token must be of the same cloud as Graph.':
    'Prüfen Sie Mandant, Anwendung und Cloud: Das Token muss aus derselben Cloud wie Graph sein.',
  'Check the client ID and the client secret in OneLogin, Developers, API Credentials, and that the credential is enabled.':
    'Prüfen Sie Client-ID und Clientgeheimnis in OneLogin unter Developers, API Credentials, und ob die Zugangsdaten eingeschaltet sind.',
  'Look at the system behind the webhook. Rollcall tries again by itself.':
    'Sehen Sie nach dem System hinter dem Webhook. Rollcall versucht es von selbst noch einmal.',
  'Look at the mail server. Rollcall tries again by itself.': 'Sehen Sie nach dem Mailserver. Rollcall versucht es von selbst noch einmal.',
  'Free seats or extend the licence: new people cannot use the application before.':
    'Machen Sie Plätze frei, oder erweitern Sie die Lizenz: Vorher können neue Personen die Anwendung nicht benutzen.',
};
