/** What is said about signing in to a source and about the network on the way there. */
export const directorySaidDe: Readonly<Record<string, string>> = {
  'Check the client secret (its value, not its ID; is it expired?) or the certificate against Certificates & secrets of the app registration.':
    'Vergleichen Sie das Clientgeheimnis (seinen Wert, nicht seine ID; ist es abgelaufen?) oder das Zertifikat mit „Zertifikate & Geheimnisse“ der App-Registrierung.',
  'Check the application ID and that the application is registered in this tenant.':
    'Prüfen Sie die Anwendungs-ID, und ob die Anwendung in diesem Mandanten registriert ist.',
  'Check the tenant ID and the cloud: the sign-in address does not know this tenant.':
    'Prüfen Sie Verzeichnis-ID und Cloud: Die Anmeldeadresse kennt diesen Mandanten nicht.',
  'Check the cloud: the Graph address does not belong to the sign-in address.':
    'Prüfen Sie die Cloud: Die Adresse von Graph gehört nicht zur Anmeldeadresse.',
  'Check the tenant: it may be blocked, or a policy may keep the application out.':
    'Prüfen Sie den Mandanten: Vielleicht ist er gesperrt, oder eine Richtlinie schließt die Anwendung aus.',
  'Check the client ID, the private key and the key ID against the service app in Okta.':
    'Vergleichen Sie Client-ID, privaten Schlüssel und Schlüssel-ID mit der Service-App in Okta.',
  'Grant the service app the scopes okta.users.read and okta.groups.read (Okta API Scopes).':
    'Gewähren Sie der Service-App die Scopes okta.users.read und okta.groups.read (Okta API Scopes).',
  'Grant the service app the scope {scope} (Okta API Scopes).': 'Gewähren Sie der Service-App den Scope {scope} (Okta API Scopes).',
  'Turn off "Require Demonstrating Proof of Possession (DPoP) header in token requests" in the service app.':
    'Schalten Sie in der Service-App „Require Demonstrating Proof of Possession (DPoP) header in token requests“ aus.',
  'Create a new API token and enter it. A token ends when it is unused for 30 days or when its user is deactivated.':
    'Erzeugen Sie ein neues API-Token, und geben Sie es ein. Ein Token endet, wenn es 30 Tage lang nicht benutzt oder sein Benutzer deaktiviert wird.',
  'Check the client ID and the key of the service app, and that the app is active.':
    'Prüfen Sie Client-ID und Schlüssel der Service-App, und ob die App aktiv ist.',
  'Give the user who made the API token the role Read-only Administrator.':
    'Geben Sie dem Benutzer, der das API-Token erzeugt hat, die Rolle Read-only Administrator.',
  'Give the service app the role Read-only Administrator (Admin roles).':
    'Geben Sie der Service-App die Rolle Read-only Administrator (Admin roles).',
  'The token endpoint refused us ({code}).': 'Der Token-Endpunkt hat uns abgelehnt ({code}).',
  'The exchange took too long.': 'Der Austausch hat zu lange gedauert.',
  'The list is cut short or damaged.': 'Die Liste ist abgeschnitten oder beschädigt.',
  '{host} did not answer in time.': '{host} hat nicht rechtzeitig geantwortet.',
  'The certificate of {host} is not trusted ({code}).': 'Dem Zertifikat von {host} wird nicht vertraut ({code}).',
  'Give the certificate of its issuer.': 'Geben Sie das Zertifikat seines Ausstellers an.',
  '{host} does not speak TLS as expected.': '{host} spricht TLS nicht wie erwartet.',
  'Check the scheme and the port of the address.': 'Prüfen Sie Schema und Port der Adresse.',
  'There is no host {host}.': 'Einen Host {host} gibt es nicht.',
  'Check the spelling of the address.': 'Prüfen Sie die Schreibweise der Adresse.',
  '{host} refuses connections.': '{host} nimmt keine Verbindungen an.',
  'Check the address and the port.': 'Prüfen Sie Adresse und Port.',
  'The connection to {host} broke.': 'Die Verbindung zu {host} brach ab.',

  'Active Directory does not know the bind account.': 'Active Directory kennt das Konto nicht.',
  'Active Directory refused the password of the bind account.': 'Active Directory hat das Passwort des Kontos abgelehnt.',
  'Account restrictions stop the bind account from signing in.': 'Beschränkungen des Kontos verhindern seine Anmeldung.',
  'The bind account may not sign in at this hour.': 'Das Konto darf sich um diese Uhrzeit nicht anmelden.',
  'The bind account may not sign in from this machine.': 'Das Konto darf sich von diesem Rechner aus nicht anmelden.',
  'The password of the bind account has expired.': 'Das Passwort des Kontos ist abgelaufen.',
  'The bind account is disabled.': 'Das Konto ist deaktiviert.',
  'The bind account is in too many groups.': 'Das Konto ist in zu vielen Gruppen.',
  'The bind account has expired.': 'Das Konto ist abgelaufen.',
  'The bind account must change its password first.': 'Das Passwort des Kontos muss zuerst geändert werden.',
  'The bind account is locked out.': 'Das Konto ist gesperrt.',
  'The directory refused the bind DN or the password.': 'Das Verzeichnis hat den DN des Kontos oder das Passwort abgelehnt.',
  'Choose LDAPS or StartTLS as the encryption of this connector, and paste the certificate authority if it is your own.':
    'Wählen Sie LDAPS oder StartTLS als Verschlüsselung dieses Konnektors, und fügen Sie die Zertifizierungsstelle ein, wenn es eine eigene ist.',
  'The directory stopped the search at its time limit.': 'Das Verzeichnis hat die Suche an seiner Zeitgrenze abgebrochen.',
  'The directory stopped the search at its size limit, so the list is not whole.':
    'Das Verzeichnis hat die Suche an seiner Größengrenze abgebrochen, deshalb ist die Liste nicht vollständig.',
  'The directory stopped the search at an administrative limit, so the list is not whole.':
    'Das Verzeichnis hat die Suche an einer Grenze der Verwaltung abgebrochen, deshalb ist die Liste nicht vollständig.',
  'The directory does not accept a simple bind.': 'Das Verzeichnis nimmt kein Simple Bind an.',
  'The directory asks for an encrypted or signed connection.': 'Das Verzeichnis verlangt eine verschlüsselte oder signierte Verbindung.',
  'The directory asks for an encrypted connection.': 'Das Verzeichnis verlangt eine verschlüsselte Verbindung.',
  'The directory says that this part of the tree is on another server.':
    'Das Verzeichnis sagt, dass dieser Teil des Baums auf einem anderen Server liegt.',
  'The directory does not support a feature the read needs.': 'Dem Verzeichnis fehlt eine Funktion, die das Lesen braucht.',
  'The directory does not know this entry, or hides it from the bind account.':
    'Das Verzeichnis kennt diesen Eintrag nicht oder verbirgt ihn vor dem Konto.',
  'The directory does not accept this DN.': 'Das Verzeichnis nimmt diesen DN nicht an.',
  'The directory does not allow this account to sign in this way.':
    'Das Verzeichnis erlaubt diesem Konto nicht, sich auf diese Art anzumelden.',
  'The bind account may not read this part of the directory.': 'Das Konto darf diesen Teil des Verzeichnisses nicht lesen.',
  'The directory is busy.': 'Das Verzeichnis ist überlastet.',
  'The directory is shutting down.': 'Das Verzeichnis wird gerade beendet.',
  'The directory is not willing to do this.': 'Das Verzeichnis ist dazu nicht bereit.',
  "Look at the directory server's log.": 'Sehen Sie in das Protokoll des Verzeichnisservers.',
  "Look at the directory server's log, or set the page size to 0.":
    'Sehen Sie in das Protokoll des Verzeichnisservers, oder setzen Sie die Größe einer Seite auf 0.',
  "The directory's certificate is signed by an authority that is not trusted.":
    'Das Zertifikat des Verzeichnisses stammt von einer Zertifizierungsstelle, der nicht vertraut wird.',
  "The directory's certificate is for another server name.": 'Das Zertifikat des Verzeichnisses gilt für einen anderen Servernamen.',
  "The directory's certificate has expired or is not valid yet.": 'Das Zertifikat des Verzeichnisses ist abgelaufen oder gilt noch nicht.',
  'The name of the directory server is not known.': 'Der Name des Verzeichnisservers ist nicht bekannt.',
  'Check the host in the URL and the name servers.': 'Prüfen Sie den Host in der URL und die Nameserver.',
  'The directory server refused the connection.': 'Der Verzeichnisserver hat die Verbindung abgelehnt.',
  'Check the port, and that the server is running.': 'Prüfen Sie den Port, und ob der Server läuft.',
  'The connection to the directory was lost.': 'Die Verbindung zum Verzeichnis ging verloren.',
  'Check the network between Rollcall and the directory.': 'Prüfen Sie das Netz zwischen Rollcall und dem Verzeichnis.',
  'The directory did not answer in time while Rollcall tried to {said}.':
    'Das Verzeichnis hat nicht rechtzeitig geantwortet, als Rollcall dies versuchte: {said}.',
  'sign in': 'Anmelden',
  'start TLS': 'TLS beginnen',
  read: 'Lesen',
  search: 'Suchen',
  connect: 'Verbinden',
  'Check the load of the directory, or raise the time-out.': 'Prüfen Sie die Last des Verzeichnisses, oder erhöhen Sie die Wartezeit.',
  'Another server of Active Directory answers than the one whose changes were followed.':
    'Es antwortet ein anderer Server von Active Directory als der, dessen Änderungen verfolgt wurden.',
  'The Active Directory server was restored, so its changes are counted anew.':
    'Der Server von Active Directory wurde wiederhergestellt und zählt seine Änderungen neu.',
  'Another directory answers than the one whose changes were followed.':
    'Es antwortet ein anderes Verzeichnis als das, dessen Änderungen verfolgt wurden.',
  'The bind account can no longer search for modifyTimestamp.': 'Das Konto kann nicht mehr nach modifyTimestamp suchen.',
  'The mark of the last read no longer fits the directory or its configuration.':
    'Die Marke des letzten Lesevorgangs passt nicht mehr zum Verzeichnis oder zu dessen Konfiguration.',
  'Compare the access rules of the bind account with those of an administrator, and let it read everything below the search bases.':
    'Vergleichen Sie die Zugriffsregeln des Kontos mit denen eines Administrators, und lassen Sie es alles unter den Suchbasen lesen.',
  '{count} entries do not show the attribute {attribute}.': '{count} Einträge zeigen das Attribut {attribute} nicht.',
  '{count} groups do not show the attribute {attribute}.': '{count} Gruppen zeigen das Attribut {attribute} nicht.',
  '{count} people do not show the attribute {attribute}.': '{count} Personen zeigen das Attribut {attribute} nicht.',
  '{count} people do not show whether they are active.': '{count} Personen zeigen nicht, ob sie aktiv sind.',
  'groups name {count} entries below {said} that it may not read.': 'Gruppen nennen {count} Einträge ({said}), die es nicht lesen darf.',
  'Groups name {count} entries below {said} that the search did not give, though they match.':
    'Gruppen nennen {count} Einträge ({said}), die die Suche nicht geliefert hat, obwohl sie passen.',
  'the base of people': 'unter der Basis der Personen',
  'the base of groups': 'unter der Basis der Gruppen',
  'two people of a group have the same name but for letter case.':
    'Zwei Personen einer Gruppe haben bis auf Groß- und Kleinschreibung denselben Namen.',
  'a group that must have members shows none.': 'Eine Gruppe, die Mitglieder haben muss, zeigt keine.',
  'not one group shows a member.': 'Keine einzige Gruppe zeigt ein Mitglied.',
  'this group has a member that cannot be read.': 'Diese Gruppe hat ein Mitglied, das sich nicht lesen lässt.',
  'two groups have the same name but for letter case.': 'Zwei Gruppen haben bis auf Groß- und Kleinschreibung denselben Namen.',
  'people are in this group who are not in its list of members.':
    'In dieser Gruppe sind Personen, die nicht in ihrer Mitgliederliste stehen.',
  'some people do not show their primary group.': 'Einige Personen zeigen ihre primäre Gruppe nicht.',
  'the person does not show the attribute {attribute}.': 'Die Person zeigt das Attribut {attribute} nicht.',
  'the person does not show whether they are active.': 'Die Person zeigt nicht, ob sie aktiv ist.',
  'nobody can be found by the attribute {attribute}.': 'Über das Attribut {attribute} lässt sich niemand finden.',
  'the person cannot be found by id, and is not among the deleted entries.':
    'Die Person lässt sich über die Id nicht finden und ist nicht unter den gelöschten Einträgen.',
  'the person cannot be found by id, and the directory does not say that the entry is gone.':
    'Die Person lässt sich über die Id nicht finden, und das Verzeichnis sagt nicht, dass der Eintrag weg ist.',
  'the base of people cannot be read.': 'Die Basis der Personen lässt sich nicht lesen.',
  'there is nothing below the base of people.': 'Unter der Basis der Personen gibt es nichts.',
  'there are people below the base, and the filter of people matches none of them. The filter may be wrong as well.':
    'Unter der Basis gibt es Personen, und der Filter trifft keine davon. Auch der Filter kann falsch sein.',
  'it may not search an attribute that the filter of people looks at.':
    'Es darf nicht nach einem Attribut suchen, auf das der Filter der Personen sieht.',
  'a branch below the base of people is not empty and shows nothing.':
    'Ein Zweig unter der Basis der Personen ist nicht leer und zeigt nichts.',
  'Some members of this group are not known: the lists of people and groups are not whole, or too many names are out of date.':
    'Einige Mitglieder dieser Gruppe sind nicht bekannt: Die Listen der Personen und Gruppen sind nicht vollständig, oder zu viele Namen sind veraltet.',
  'Whose primary group this is cannot be said, because the list of people is not whole.':
    'Wessen primäre Gruppe das ist, lässt sich nicht sagen, weil die Liste der Personen nicht vollständig ist.',
};
