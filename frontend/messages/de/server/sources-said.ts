/** What connectors say when something goes wrong, and the way to mend it. */
export const sourcesSaidDe: Readonly<Record<string, string>> = {
  'The list of people left out somebody who is there.': 'In der Liste der Personen fehlte jemand, den es gibt.',
  'Nobody is removed on the strength of this list. Sync again; if it stays so, check what the account of the connector may read.':
    'Auf diese Liste hin wird niemand entfernt. Synchronisieren Sie noch einmal; bleibt es so, prüfen Sie, was das Konto des Konnektors lesen darf.',
  'The read was stopped.': 'Der Lesevorgang wurde angehalten.',
  'The run was stopped.': 'Der Lauf wurde angehalten.',
  'Add the Microsoft Graph application permission Member.Read.Hidden and grant admin consent, or leave groups with hidden membership out.':
    'Fügen Sie die Anwendungsberechtigung Member.Read.Hidden von Microsoft Graph hinzu, und erteilen Sie die Zustimmung eines Administrators, oder nehmen Sie Gruppen mit verborgenen Mitgliedern aus.',
  'Graph hides the members of this group from our application.': 'Graph verbirgt die Mitglieder dieser Gruppe vor unserer Anwendung.',
  'Graph sent a user without id, accountEnabled or userPrincipalName.':
    'Graph hat eine Person ohne id, accountEnabled oder userPrincipalName gesendet.',
  'Add the Microsoft Graph application permission {permission} to the app registration and grant admin consent.':
    'Fügen Sie der App-Registrierung die Anwendungsberechtigung {permission} von Microsoft Graph hinzu, und erteilen Sie die Zustimmung eines Administrators.',
  'Take the properties that are kept outside the directory out of "Further attributes".':
    'Nehmen Sie die Eigenschaften, die außerhalb des Verzeichnisses liegen, aus „Weitere Attribute“ heraus.',
  'Check the names under "Further attributes": one that does not exist makes Graph refuse the whole list.':
    'Prüfen Sie die Namen unter „Weitere Attribute“: Gibt es einen davon nicht, lehnt Graph die ganze Liste ab.',
  'Graph did not accept our token ({code}).': 'Graph hat unser Token nicht angenommen ({code}).',
  'Graph does not let our application read this ({code}).': 'Graph lässt unsere Anwendung das nicht lesen ({code}).',
  'Graph does not know this object ({code}).': 'Graph kennt dieses Objekt nicht ({code}).',
  'Graph cannot give a property in a list ({code}).': 'Graph kann eine Eigenschaft in einer Liste nicht liefern ({code}).',
  'Graph refused the request ({code}).': 'Graph hat die Anfrage abgelehnt ({code}).',
  'Okta sent something else where a list was expected.': 'Okta hat etwas anderes gesendet, wo eine Liste erwartet wurde.',
  'Read everything once; the next reads of changes start from there.':
    'Lesen Sie einmal alles; von da an werden wieder Änderungen gelesen.',
  'The mark of the last read no longer fits the source or its configuration.':
    'Die Marke des letzten Lesevorgangs passt nicht mehr zur Quelle oder zu deren Konfiguration.',
  'Okta sent a user without id, status or profile.': 'Okta hat eine Person ohne id, status oder profile gesendet.',
  'Okta did not accept our credentials ({code}).': 'Okta hat unsere Zugangsdaten nicht angenommen ({code}).',
  'Okta does not let our account read this ({code}).': 'Okta lässt unser Konto das nicht lesen ({code}).',
  'Okta does not know this object ({code}).': 'Okta kennt dieses Objekt nicht ({code}).',
  'Okta refused the request ({code}).': 'Okta hat die Anfrage abgelehnt ({code}).',
  'Leave roles out whose members are not needed in Jira, or ask OneLogin for a higher limit.':
    'Nehmen Sie Rollen aus, deren Mitglieder Jira nicht braucht, oder bitten Sie OneLogin um eine höhere Grenze.',
  'The next run goes on by itself. If it happens often, let this source be read less often or other integrations call less.':
    'Der nächste Lauf macht von selbst weiter. Kommt es oft vor, lassen Sie diese Quelle seltener lesen oder andere Integrationen weniger anfragen.',
  'The read needs {calls} more calls, more than OneLogin allows in an hour ({limit}).':
    'Der Lesevorgang braucht noch {calls} Anfragen, mehr als OneLogin in einer Stunde erlaubt ({limit}).',
  '{needed}, more than OneLogin allows in an hour ({limit}).': '{needed}, mehr als OneLogin in einer Stunde erlaubt ({limit}).',
  'The read needs {calls} more calls; OneLogin leaves {remaining} of {limit} in this hour, which ends in {minutes} min.':
    'Der Lesevorgang braucht noch {calls} Anfragen; OneLogin lässt in dieser Stunde noch {remaining} von {limit}, sie endet in {minutes} min.',
  '{needed}; OneLogin leaves {remaining} of {limit} in this hour, which ends in {minutes} min.':
    '{needed}; OneLogin lässt in dieser Stunde noch {remaining} von {limit}, sie endet in {minutes} min.',
  "OneLogin's list of users changed while it was read.": 'Die Liste der Personen von OneLogin hat sich beim Lesen geändert.',
  "OneLogin's list of roles changed while it was read.": 'Die Liste der Rollen von OneLogin hat sich beim Lesen geändert.',
  "OneLogin's list of members of the role changed while it was read.":
    'Die Liste der Mitglieder der Rolle von OneLogin hat sich beim Lesen geändert.',
  "OneLogin's list of {what} changed while it was read.": 'Die Liste von OneLogin ({what}) hat sich beim Lesen geändert.',
  'OneLogin says there are {total} users, and gave {given}.': 'OneLogin nennt {total} Personen und hat {given} geliefert.',
  'OneLogin says there are {total} roles, and gave {given}.': 'OneLogin nennt {total} Rollen und hat {given} geliefert.',
  'OneLogin says there are {total} members of the role, and gave {given}.':
    'OneLogin nennt {total} Mitglieder der Rolle und hat {given} geliefert.',
  'OneLogin says there are {total} {what}, and gave {given}.': 'OneLogin nennt {total} ({what}) und hat {given} geliefert.',
  'OneLogin sent something else where a list was expected.': 'OneLogin hat etwas anderes gesendet, wo eine Liste erwartet wurde.',
  'OneLogin sent a user without id or status.': 'OneLogin hat eine Person ohne id oder status gesendet.',
  'OneLogin sent somebody else than was asked for.': 'OneLogin hat eine andere Person gesendet als die angefragte.',
  'Give the API credentials the scope Read users (Developers, API Credentials).':
    'Geben Sie den API-Zugangsdaten den Scope Read users (Developers, API Credentials).',
  'Look whether the API credentials are still there and enabled. Give the API credentials the scope Read users (Developers, API Credentials).':
    'Sehen Sie nach, ob es die API-Zugangsdaten noch gibt und sie eingeschaltet sind. Geben Sie ihnen den Scope Read users (Developers, API Credentials).',
  'Look whether the API credentials are still there and enabled. {rights}':
    'Sehen Sie nach, ob es die API-Zugangsdaten noch gibt und sie eingeschaltet sind. {rights}',
  'OneLogin does not let our credentials read this ({code}).': 'OneLogin lässt unsere Zugangsdaten das nicht lesen ({code}).',
  'OneLogin did not accept our access token ({code}).': 'OneLogin hat unser Zugriffstoken nicht angenommen ({code}).',
  'OneLogin does not know this object ({code}).': 'OneLogin kennt dieses Objekt nicht ({code}).',
  'OneLogin refused the request ({code}).': 'OneLogin hat die Anfrage abgelehnt ({code}).',
  'When it goes on, look whether the user who made the API credentials was deleted; then make new ones.':
    'Hält es an, sehen Sie nach, ob der Benutzer gelöscht wurde, der die API-Zugangsdaten erzeugt hat; dann erzeugen Sie neue.',
  'There is no OneLogin account at this address (404).': 'Unter dieser Adresse gibt es kein OneLogin-Konto (404).',
  'OneLogin failed to give an access token (500).': 'OneLogin konnte kein Zugriffstoken ausstellen (500).',
  'OneLogin did not accept the API credentials ({status}).': 'OneLogin hat die API-Zugangsdaten nicht angenommen ({status}).',
  'The token endpoint sent something that is not a token.': 'Der Token-Endpunkt hat etwas gesendet, das kein Token ist.',
  'Check the client id, its key or secret, and the scopes granted to it.':
    'Prüfen Sie die Client-ID, ihren Schlüssel oder ihr Geheimnis und die Scopes, die ihr gewährt sind.',
  'Enter the address the source uses for itself.': 'Geben Sie die Adresse ein, die die Quelle für sich selbst verwendet.',
  'Enter an address such as https://company.example, without user name and password.':
    'Geben Sie eine Adresse wie https://company.example ein, ohne Benutzername und Passwort.',
  'The address of the source is not a web address.': 'Die Adresse der Quelle ist keine Webadresse.',
  'The source pointed to an address outside its own; the link was not followed.':
    'Die Quelle hat auf eine Adresse außerhalb ihrer eigenen verwiesen; dem Verweis wurde nicht gefolgt.',
  'The source asks us to wait {seconds} seconds.': 'Die Quelle bittet uns, {seconds} Sekunden zu warten.',
  'Check that the address is that of the interface and that no proxy or sign-in page answers in its place.':
    'Prüfen Sie, ob die Adresse die der Schnittstelle ist und nicht ein Proxy oder eine Anmeldeseite an ihrer Stelle antwortet.',
  'The source leads round in a circle: its list of pages has no end.': 'Die Quelle führt im Kreis: Ihre Liste von Seiten hat kein Ende.',
  'Check the bind DN; a user principal name (svc@corp.example) or CORP\\svc works as well.':
    'Prüfen Sie den DN des Kontos; ein User Principal Name (svc@corp.example) oder CORP\\svc geht auch.',
  'Look at the logon restrictions of the account.': 'Sehen Sie sich die Anmeldebeschränkungen des Kontos an.',
  'Widen the logon hours of the bind account.': 'Erweitern Sie die Anmeldezeiten des Kontos.',
  'Widen the logon workstations of the bind account.': 'Lassen Sie das Konto sich an weiteren Arbeitsstationen anmelden.',
  'Set a new password, best one that does not expire.': 'Setzen Sie ein neues Passwort, am besten eines, das nicht abläuft.',
  'Enable the account in Active Directory.': 'Aktivieren Sie das Konto in Active Directory.',
  'Take the account out of groups it does not need.': 'Nehmen Sie das Konto aus Gruppen, die es nicht braucht.',
  'Move the expiry date of the account in Active Directory.': 'Verschieben Sie das Ablaufdatum des Kontos in Active Directory.',
  'Set a new password and clear "User must change password at next logon".':
    'Setzen Sie ein neues Passwort, und schalten Sie „Benutzer muss Kennwort bei der nächsten Anmeldung ändern“ aus.',
  'Unlock the account and find out what used a wrong password.':
    'Entsperren Sie das Konto, und finden Sie heraus, was ein falsches Passwort benutzt hat.',
  'The connection to the directory was closed.': 'Die Verbindung zum Verzeichnis wurde geschlossen.',
  'Raise the time limit of the bind account, narrow the search base, or index the attributes of the filter.':
    'Erhöhen Sie die Zeitgrenze des Kontos, engen Sie die Suchbasis ein, oder indizieren Sie die Attribute des Filters.',
  'Raise the size limit of the bind account (OpenLDAP: limits … size.prtotal=unlimited), or allow paged results and lower the page size.':
    'Erhöhen Sie die Größengrenze des Kontos (OpenLDAP: limits … size.prtotal=unlimited), oder erlauben Sie Ergebnisse in Seiten, und verringern Sie die Größe einer Seite.',
  'Allow simple bind over TLS for this account.': 'Erlauben Sie diesem Konto Simple Bind über TLS.',
  'Use the URL of the server that holds the search base; referrals are not followed.':
    'Nehmen Sie die URL des Servers, auf dem die Suchbasis liegt; Verweisen auf andere Server wird nicht gefolgt.',
  'Raise the look-through or size limit of the bind account, or lower the page size.':
    'Erhöhen Sie die Grenze für durchsuchte Einträge (look-through) oder die Größengrenze des Kontos, oder verringern Sie die Größe einer Seite.',
  'Set the page size to 0 to read without pages.': 'Setzen Sie die Größe einer Seite auf 0, um ohne Seiten zu lesen.',
  'Check the search base, and that the bind account may read it.': 'Prüfen Sie die Suchbasis, und ob das Konto sie lesen darf.',
  'Give the bind account read access to users and groups below the search bases.':
    'Geben Sie dem Konto Lesezugriff auf Personen und Gruppen unter den Suchbasen.',
  'Check that paged results are allowed for the bind account and that its page size limit is not below the page size set here.':
    'Prüfen Sie, ob dem Konto Ergebnisse in Seiten erlaubt sind und seine Grenze für die Größe einer Seite nicht unter der hier gesetzten liegt.',
  'Set a bind DN and a password.': 'Geben Sie den DN des Kontos und ein Passwort ein.',
  'The directory gives nothing before an account has signed in.': 'Das Verzeichnis liefert nichts, bevor sich ein Konto angemeldet hat.',
  'The directory answered with result code {code} when asked to sign in.':
    'Das Verzeichnis hat auf die Anmeldung mit dem Ergebniscode {code} geantwortet.',
  'The directory answered with result code {code} when asked to start TLS.':
    'Das Verzeichnis hat auf StartTLS mit dem Ergebniscode {code} geantwortet.',
  'The directory answered with result code {code} when asked to read.':
    'Das Verzeichnis hat auf das Lesen mit dem Ergebniscode {code} geantwortet.',
  'The directory answered with result code {code} when asked to {action}.':
    'Das Verzeichnis hat auf eine Anfrage ({action}) mit dem Ergebniscode {code} geantwortet.',
  'Use the name that stands in the certificate, or set the server name to check.':
    'Nehmen Sie den Namen, der im Zertifikat steht, oder setzen Sie „Name im Zertifikat“.',
  'Renew the certificate of the directory server.': 'Erneuern Sie das Zertifikat des Verzeichnisservers.',
  'Check that the port speaks TLS (636 for LDAPS), version 1.2 or later.':
    'Prüfen Sie, ob der Port TLS spricht (636 für LDAPS), Version 1.2 oder neuer.',
  'The server sent something that is not LDAP.': 'Der Server hat etwas gesendet, das kein LDAP ist.',
  'The directory and Rollcall could not agree on an encrypted connection.':
    'Das Verzeichnis und Rollcall konnten sich nicht auf eine verschlüsselte Verbindung einigen.',
  'The password of the bind account is empty.': 'Das Passwort des Kontos ist leer.',
  'The directory stopped paging in the middle of a list.': 'Das Verzeichnis hat mitten in einer Liste aufgehört, Seiten zu liefern.',
  'The directory gives one empty page after the other.': 'Das Verzeichnis liefert eine leere Seite nach der anderen.',
  'The directory gives the same page again and again.': 'Das Verzeichnis liefert immer wieder dieselbe Seite.',
  'A large group changed while its members were read, so the list is not whole.':
    'Eine große Gruppe hat sich geändert, während ihre Mitglieder gelesen wurden, deshalb ist die Liste nicht vollständig.',
  'Set the base DN of people, for example ou=people,dc=corp,dc=example.':
    'Setzen Sie den Basis-DN der Personen, zum Beispiel ou=people,dc=corp,dc=example.',
  'The directory does not say where its data begins.': 'Das Verzeichnis sagt nicht, wo seine Daten beginnen.',
  'Correct this value.': 'Berichtigen Sie diesen Wert.',
  'Name it: employeeType.': 'Nennen Sie es, etwa: employeeType.',
  'Give at least one; * stands for any value.': 'Geben Sie mindestens einen an; * steht für jeden Wert.',
  'Nothing: everything is read once, and the next reads of changes start from there.':
    'Nichts: Alles wird einmal gelesen, und von da an werden wieder Änderungen gelesen.',
  'The bind account seems to see less than there is: {count} entries do not show the attribute {attribute}.':
    'Das Konto sieht anscheinend weniger, als da ist: {count} Einträge zeigen das Attribut {attribute} nicht.',
  'The bind account seems to see less than there is: groups name {count} entries below the base of people that it may not read.':
    'Das Konto sieht anscheinend weniger, als da ist: Gruppen nennen {count} Einträge unter der Basis der Personen, die es nicht lesen darf.',
  'The bind account seems to see less than there is: groups name {count} entries below the base of groups that it may not read.':
    'Das Konto sieht anscheinend weniger, als da ist: Gruppen nennen {count} Einträge unter der Basis der Gruppen, die es nicht lesen darf.',
  'The bind account seems to see less than there is: not one group shows a member.':
    'Das Konto sieht anscheinend weniger, als da ist: Keine einzige Gruppe zeigt ein Mitglied.',
  'The bind account seems to see less than there is: this group has a member that cannot be read.':
    'Das Konto sieht anscheinend weniger, als da ist: Diese Gruppe hat ein Mitglied, das sich nicht lesen lässt.',
  'The bind account seems to see less than there is: two groups have the same name but for letter case.':
    'Das Konto sieht anscheinend weniger, als da ist: Zwei Gruppen haben bis auf Groß- und Kleinschreibung denselben Namen.',
  'The bind account seems to see less than there is: {said}': 'Das Konto sieht anscheinend weniger, als da ist: {said}',
  // Last, because a host stands for any words: what names its source comes before.
  '{host} did not accept our credentials (401).': '{host} hat unsere Zugangsdaten nicht angenommen (401).',
  '{host} does not let our account read this (403).': '{host} lässt unser Konto das nicht lesen (403).',
  '{host} does not know this object ({status}).': '{host} kennt dieses Objekt nicht ({status}).',
  '{host} limits our requests (429).': '{host} begrenzt unsere Anfragen (429).',
  '{host} failed to answer ({status}).': '{host} konnte nicht antworten ({status}).',
  '{host} redirected the request ({status}); redirects are not followed.':
    '{host} hat die Anfrage weitergeleitet ({status}); Weiterleitungen wird nicht gefolgt.',
  '{host} refused the request ({status}).': '{host} hat die Anfrage abgelehnt ({status}).',
  '{host} sent a reply larger than we accept.': '{host} hat eine größere Antwort gesendet, als wir annehmen.',
  '{host} sent a reply that cannot be decompressed.': '{host} hat eine Antwort gesendet, die sich nicht entpacken lässt.',
  '{host} answered with a web page instead of data.': '{host} hat mit einer Webseite statt mit Daten geantwortet.',
  '{host} answered with another content type instead of data.': '{host} hat mit einem anderen Inhaltstyp statt mit Daten geantwortet.',
  '{host} answered with {what} instead of data.': '{host} hat nicht mit Daten geantwortet, sondern mit: {what}.',
  '{host} sent data that is cut short or damaged.': '{host} hat Daten gesendet, die abgeschnitten oder beschädigt sind.',
};
