/** What is said about calls to Jira and about calls of the panel, and the way to mend it. */
export const jiraSaidDe: Readonly<Record<string, string>> = {
  'Use the id of the path, or add a new connector.': 'Nehmen Sie die Id aus dem Pfad, oder legen Sie einen neuen Konnektor an.',
  'The id of a connector cannot be changed.': 'Die Id eines Konnektors lässt sich nicht ändern.',
  'See /rollcall/api/v1/openapi.json for what there is.': 'Was es gibt, steht in /rollcall/api/v1/openapi.json.',
  'There is no such resource.': 'Diese Ressource gibt es nicht.',
  'Check that the database server runs and can be reached.': 'Prüfen Sie, ob der Datenbankserver läuft und zu erreichen ist.',
  'The database does not answer in time.': 'Die Datenbank antwortet nicht rechtzeitig.',
  'Use the immutable id the source has for the person; search the people of the connector for it.':
    'Nehmen Sie die unveränderliche Id, die die Quelle für die Person hat; suchen Sie sie unter den Personen des Konnektors.',
  'Nobody managed or read by this connector has this source id.':
    'Niemand, den dieser Konnektor verwaltet oder liest, hat diese Id an der Quelle.',
  'Wait for the answers.': 'Warten Sie die Antworten ab.',
  'Too many ask the same at once.': 'Zu viele fragen gleichzeitig dasselbe.',
  'Nobody waits for this any more.': 'Darauf wartet niemand mehr.',
  'List the runs and use one of their ids.': 'Rufen Sie die Liste der Läufe ab, und nehmen Sie eine ihrer Ids.',
  'Ask a Jira administrator, or to be put into a group that may read.':
    'Wenden Sie sich an einen Jira-Administrator, oder bitten Sie um Aufnahme in eine Gruppe, die lesen darf.',
  'Rollcall is for Jira administrators.': 'Rollcall ist für Jira-Administratoren.',
  'Open the panel at {address}. If that is another address than yours, correct it in the settings.':
    'Öffnen Sie die Oberfläche unter {address}. Ist das eine andere Adresse als Ihre, berichtigen Sie sie in den Einstellungen.',
  'A session can be opened from the panel only.': 'Eine Sitzung lässt sich nur von der Oberfläche aus öffnen.',
  'Check the connection to Jira and the incoming link in the settings; the log of Rollcall says more.':
    'Prüfen Sie die Verbindung zu Jira und die eingehende Verknüpfung in den Einstellungen; das Protokoll von Rollcall sagt mehr.',
  'Start again and choose "Allow" when Jira asks.': 'Beginnen Sie noch einmal, und wählen Sie „Zulassen“, wenn Jira fragt.',
  'Sign in again.': 'Melden Sie sich noch einmal an.',
  'Jira could not be asked who signs in.': 'Jira ließ sich nicht fragen, wer sich anmeldet.',
  'Access was not allowed in Jira.': 'Der Zugriff wurde in Jira nicht zugelassen.',
  'The sign-in is over or was used already.': 'Die Anmeldung ist abgelaufen oder wurde schon verwendet.',
  'Let the proxy send X-Rollcall-Proxy with the value of ROLLCALL_PROXY_SECRET, as docs/reverse-proxy.md has it.':
    'Lassen Sie den Proxy X-Rollcall-Proxy mit dem Wert von ROLLCALL_PROXY_SECRET senden, wie es in docs/reverse-proxy.md steht.',
  'The reverse proxy in front of Rollcall did not show the secret both share.':
    'Der Reverse-Proxy vor Rollcall hat das gemeinsame Geheimnis nicht vorgezeigt.',
  'Sign in to Jira and open the page again.': 'Melden Sie sich in Jira an, und öffnen Sie die Seite noch einmal.',
  'There is no Jira session.': 'Es gibt keine Sitzung in Jira.',
  'Open the page in Jira itself. If Jira is reached under another address than {address}, set jira.publicUrl.':
    'Öffnen Sie die Seite in Jira selbst. Ist Jira unter einer anderen Adresse als {address} zu erreichen, setzen Sie jira.publicUrl.',
  'A session can be opened from the page inside Jira only.': 'Eine Sitzung lässt sich nur von der Seite in Jira aus öffnen.',
  'List the tokens and use one of their ids.': 'Rufen Sie die Liste der Tokens ab, und nehmen Sie eine ihrer Ids.',
  'Leave out the scopes your own token does not have.': 'Lassen Sie weg, wofür Ihr eigenes Token nicht gilt.',
  'There is no such token.': 'Dieses Token gibt es nicht.',
  'Your own token is not for "{scopes}".': 'Ihr eigenes Token gilt nicht für „{scopes}“.',

  'In Jira, put a directory with read and write permission first under "User directories", and switch "External user management" off in the general configuration.':
    'Setzen Sie in Jira unter „Benutzerverzeichnisse“ ein Verzeichnis mit Lese- und Schreibrecht an die erste Stelle, und schalten Sie in der allgemeinen Konfiguration „Externe Benutzerverwaltung“ aus.',
  'Jira does not let the account of the connection do this.': 'Jira lässt das Konto der Verbindung dies nicht tun.',
  'Jira does not let this be changed: its user directory is read-only or users are managed elsewhere.':
    'Jira lässt dies nicht ändern: Sein Benutzerverzeichnis ist schreibgeschützt, oder Benutzer werden anderswo verwaltet.',
  'Jira is anonymizing another account.': 'Jira anonymisiert gerade ein anderes Konto.',
  'Jira is still anonymizing the account.': 'Jira anonymisiert das Konto noch.',
  'Jira did not answer who is signed in.': 'Jira hat nicht geantwortet, wer angemeldet ist.',
  'What answered is not Jira’s REST interface.': 'Was geantwortet hat, ist nicht die REST-Schnittstelle von Jira.',
  'The account of the connection may not administer Jira.': 'Das Konto der Verbindung darf Jira nicht verwalten.',
  'Jira 11 has switched user names with passwords off for REST: create a personal access token for the account and use it instead.':
    'Jira 11 lässt für REST Benutzername und Passwort nicht mehr zu: Erzeugen Sie für das Konto ein persönliches Zugriffstoken, und nehmen Sie dieses.',
  'Jira does not accept this way to sign in.': 'Jira nimmt diese Art der Anmeldung nicht an.',
  'This version of Jira has no personal access tokens.': 'Diese Version von Jira hat keine persönlichen Zugriffstokens.',
  'Jira did not accept the user name and password; Jira 11 has switched this way of signing in off.':
    'Jira hat Benutzername und Passwort nicht angenommen; Jira 11 lässt diese Art der Anmeldung nicht mehr zu.',

  'Jira did not answer in time.': 'Jira hat nicht rechtzeitig geantwortet.',
  'Give the certificate of the issuing authority as the CA file of the Jira connection.':
    'Geben Sie das Zertifikat der ausstellenden Zertifizierungsstelle als CA-Datei der Verbindung zu Jira an.',
  'Look at the load of Jira, or give it more time in the Jira connection.':
    'Sehen Sie nach der Last von Jira, oder geben Sie ihm in der Verbindung zu Jira mehr Zeit.',
  'The address of Jira may not be called.': 'Die Adresse von Jira darf nicht aufgerufen werden.',
  'The certificate of Jira cannot be trusted.': 'Dem Zertifikat von Jira ist nicht zu trauen.',
  'Jira cannot be reached.': 'Jira ist nicht zu erreichen.',
  'An answer of Jira was larger than any known one.': 'Eine Antwort von Jira war größer als jede bekannte.',
  'The call was stopped.': 'Der Aufruf wurde angehalten.',
  'The connection to Jira broke before the answer was complete.': 'Die Verbindung zu Jira brach ab, bevor die Antwort vollständig war.',
  'Jira asks to slow down.': 'Jira bittet, langsamer zu machen.',
  'Jira is not available at the moment (status {status}).': 'Jira ist im Augenblick nicht verfügbar (Status {status}).',
  'Check the base URL of the connection, and whether Jira is of a supported version.':
    'Prüfen Sie die Adresse der Verbindung, und ob die Version von Jira unterstützt wird.',
  'Jira does not let the account of the connection read this.': 'Jira lässt das Konto der Verbindung dies nicht lesen.',
  'Jira refused a read with status {status}.': 'Jira hat das Lesen mit dem Status {status} abgelehnt.',
  'Sign in to Jira once in a browser with the account of the connection, then start again. A personal access token avoids this.':
    'Melden Sie sich einmal im Browser mit dem Konto der Verbindung in Jira an, und beginnen Sie dann noch einmal. Ein persönliches Zugriffstoken vermeidet das.',
  'Check the base URL with its context path, and that no single sign-on or proxy stands before Jira for calls to /rest.':
    'Prüfen Sie die Adresse mit ihrem Kontextpfad, und ob bei Aufrufen von /rest kein Single Sign-on und kein Proxy vor Jira steht.',
  'Jira did not accept the credentials of the connection.': 'Jira hat die Zugangsdaten der Verbindung nicht angenommen.',
  'Jira wants a CAPTCHA solved before it accepts this account again.':
    'Jira verlangt, dass ein CAPTCHA gelöst wird, bevor es dieses Konto wieder annimmt.',
  'The server at the base URL redirected the call to another page.':
    'Der Server unter der Adresse von Jira hat den Aufruf auf eine andere Seite umgeleitet.',
  'The server at the base URL answered with a page instead of data.':
    'Der Server unter der Adresse von Jira hat mit einer Seite statt mit Daten geantwortet.',
  'The server at the base URL answered with damaged data.': 'Der Server unter der Adresse von Jira hat mit beschädigten Daten geantwortet.',
  'The server at the base URL knows nothing at this address.': 'Der Server unter der Adresse von Jira kennt an dieser Stelle nichts.',
  'The server at the base URL {what}.': 'Der Server unter der Adresse von Jira antwortet nicht wie Jira ({what}).',
  'Compare both with the application link in Jira, and enter the secret again in the settings.':
    'Vergleichen Sie beide mit der Anwendungsverknüpfung in Jira, und geben Sie das Geheimnis in den Einstellungen noch einmal ein.',
  'Check that Jira is 8.22 or later and that its address in the settings has the context path.':
    'Prüfen Sie, ob Jira 8.22 oder neuer ist und seine Adresse in den Einstellungen den Kontextpfad hat.',
  'Jira did not answer when it was asked for a token.': 'Jira hat nicht geantwortet, als es um ein Token gebeten wurde.',
  'Jira does not accept the client id and secret of the incoming link.':
    'Jira nimmt Client-ID und Geheimnis der eingehenden Verknüpfung nicht an.',
  'Jira answered with status {status} instead of a token.': 'Jira hat mit dem Status {status} statt mit einem Token geantwortet.',
  'The Jira connection has no token.': 'Die Verbindung zu Jira hat kein Token.',
  'The Jira connection has no password.': 'Die Verbindung zu Jira hat kein Passwort.',
  'The Jira connection has no {secret}.': 'Der Verbindung zu Jira fehlt: {secret}.',
  'Enter the base URL of a Jira Data Center; Jira Cloud gets its people through Atlassian Guard.':
    'Geben Sie die Adresse eines Jira Data Center ein; Jira Cloud bekommt seine Personen durch Atlassian Guard.',
  'Upgrade Jira to {version} or later; a long-term support release is best.':
    'Bringen Sie Jira auf {version} oder neuer; am besten ist eine Version mit Langzeitunterstützung.',
  'This is Jira Cloud. Rollcall writes to Jira Data Center and Jira Server.':
    'Das ist Jira Cloud. Rollcall schreibt in Jira Data Center und Jira Server.',
  'Jira {version} is too old: it cannot deactivate users by REST.':
    'Jira {version} ist zu alt: Es kann Benutzer nicht über REST deaktivieren.',
  'Nothing to do: nobody is removed from this group in this run, and the next run reads it again.':
    'Es ist nichts zu tun: In diesem Lauf wird niemand aus dieser Gruppe entfernt, und der nächste Lauf liest sie noch einmal.',
  'The members of the group changed while they were read.': 'Die Mitglieder der Gruppe haben sich beim Lesen geändert.',
  'Check that the base URL belongs to a Jira of a supported version and that no proxy changes its answers.':
    'Prüfen Sie, ob unter der Adresse ein Jira in einer unterstützten Version läuft und kein Proxy seine Antworten verändert.',
  'Jira answered a user in an unknown form.': 'Jira hat eine Person in unbekannter Form geliefert.',
  'Jira answered a user of the User Server in an unknown form.': 'Jira hat eine Person des User Server in unbekannter Form geliefert.',
  'Jira answered a user property in an unknown form.': 'Jira hat eine Eigenschaft einer Person in unbekannter Form geliefert.',
  'Jira answered a user search in an unknown form.': 'Jira hat eine Suche nach Personen in unbekannter Form beantwortet.',
  'Jira answered a group in an unknown form.': 'Jira hat eine Gruppe in unbekannter Form geliefert.',
  'Jira answered an application in an unknown form.': 'Jira hat eine Anwendung in unbekannter Form geliefert.',
  'Jira answered the applications in an unknown form.': 'Jira hat die Anwendungen in unbekannter Form geliefert.',
  'Jira answered its version in an unknown form.': 'Jira hat seine Version in unbekannter Form genannt.',
  'Jira answered the account of the connection in an unknown form.': 'Jira hat das Konto der Verbindung in unbekannter Form geliefert.',
  'Jira answered the groups of a user in an unknown form.': 'Jira hat die Gruppen einer Person in unbekannter Form geliefert.',
  'Jira answered the list of groups in an unknown form.': 'Jira hat die Liste der Gruppen in unbekannter Form geliefert.',
  'Jira answered the list of users in an unknown form.': 'Jira hat die Liste der Personen in unbekannter Form geliefert.',
  'Jira answered the members of a group in an unknown form.': 'Jira hat die Mitglieder einer Gruppe in unbekannter Form geliefert.',
  'Jira answered the permissions in an unknown form.': 'Jira hat die Berechtigungen in unbekannter Form geliefert.',
  'Jira answered {what} in an unknown form.': 'Jira hat in unbekannter Form geantwortet ({what}).',
  'Jira User Server answered with status {status}.': 'Jira User Server hat mit dem Status {status} geantwortet.',
  'Jira User Server answered with a document type, which is refused.':
    'Jira User Server hat mit einem Dokumenttyp geantwortet, der abgelehnt wird.',
  'Jira User Server answered with damaged XML.': 'Jira User Server hat mit beschädigtem XML geantwortet.',
  'Jira User Server answered with an unknown document.': 'Jira User Server hat mit einem unbekannten Dokument geantwortet.',
  'Jira User Server answered with a group without a name.': 'Jira User Server hat mit einer Gruppe ohne Namen geantwortet.',
  'Jira User Server answered with a member without a name.': 'Jira User Server hat mit einem Mitglied ohne Namen geantwortet.',
  'Jira User Server answered with only a part of the memberships.':
    'Jira User Server hat nur mit einem Teil der Mitgliedschaften geantwortet.',
  'Jira User Server answered with {what}.': 'Jira User Server hat anders als erwartet geantwortet ({what}).',
};
