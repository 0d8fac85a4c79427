/** The form of Microsoft Entra ID, and what the forms of web services share. */
export const entraDe: Readonly<Record<string, string>> = {
  'Microsoft Entra ID': 'Microsoft Entra ID',
  'Reads users, groups and memberships of a tenant through Microsoft Graph with an app registration. Reads only, changes nothing.':
    'Liest Personen, Gruppen und Mitgliedschaften eines Mandanten über Microsoft Graph mit einer App-Registrierung. Liest nur, ändert nichts.',
  'Directory (tenant) ID': 'Verzeichnis-ID (Mandant)',
  'Entra admin center, App registrations, your application, Overview, "Directory (tenant) ID". A verified domain such as company.onmicrosoft.com works as well.':
    'Entra Admin Center, App-Registrierungen, Ihre Anwendung, Übersicht, „Verzeichnis-ID (Mandant)“. Eine bestätigte Domäne wie company.onmicrosoft.com geht auch.',
  'Application (client) ID': 'Anwendungs-ID (Client)',
  'On the same page, "Application (client) ID". The application needs the Microsoft Graph application permissions User.Read.All and GroupMember.Read.All with admin consent.':
    'Auf derselben Seite, „Anwendungs-ID (Client)“. Die Anwendung braucht die Anwendungsberechtigungen User.Read.All und GroupMember.Read.All von Microsoft Graph mit Zustimmung eines Administrators.',
  'Sign in with': 'Anmelden mit',
  'A certificate is safer: the private key never leaves Rollcall, only a signed proof does. A client secret is sent each time and ends after two years at the latest.':
    'Ein Zertifikat ist sicherer: Der private Schlüssel verlässt Rollcall nie, nur ein unterschriebener Nachweis. Ein Clientgeheimnis wird jedes Mal gesendet und endet nach spätestens zwei Jahren.',
  'Client secret': 'Clientgeheimnis',
  Certificate: 'Zertifikat',
  'Certificates & secrets, Client secrets, New client secret. Paste the column "Value", not "Secret ID"; it is shown once.':
    'Zertifikate & Geheimnisse, Geheime Clientschlüssel, Neuer geheimer Clientschlüssel. Fügen Sie die Spalte „Wert“ ein, nicht „Geheime ID“; er wird einmal gezeigt.',
  'The certificate you uploaded under Certificates & secrets, Certificates, as PEM. It is public; its SHA-256 thumbprint tells Entra which key signs.':
    'Das Zertifikat, das Sie unter Zertifikate & Geheimnisse, Zertifikate, hochgeladen haben, als PEM. Es ist öffentlich; sein SHA-256-Fingerabdruck sagt Entra, welcher Schlüssel unterschreibt.',
  'Private key': 'Privater Schlüssel',
  "The certificate's RSA private key as PEM without a passphrase (-----BEGIN PRIVATE KEY-----). It stays here and signs the proof of who we are.":
    'Der private RSA-Schlüssel des Zertifikats als PEM ohne Passphrase (-----BEGIN PRIVATE KEY-----). Er bleibt hier und unterschreibt den Nachweis, wer wir sind.',
  Cloud: 'Cloud',
  'The cloud your tenant lives in. It decides where Rollcall signs in and where it reads.':
    'Die Cloud, in der Ihr Mandant liegt. Sie entscheidet, wo sich Rollcall anmeldet und wo es liest.',
  'Worldwide (also GCC)': 'Weltweit (auch GCC)',
  'US Government L4 (GCC High)': 'US-Behörden L4 (GCC High)',
  'US Government L5 (DoD)': 'US-Behörden L5 (DoD)',
  'China, operated by 21Vianet': 'China, betrieben von 21Vianet',
  'Other addresses': 'Andere Adressen',
  'Sign-in address': 'Adresse der Anmeldung',
  'Origin that gives tokens, without the tenant. Only for clouds that are not in the list, or for a gateway of your own.':
    'Wo es Token gibt, ohne den Mandanten. Nur für Clouds, die nicht in der Liste stehen, oder für ein eigenes Gateway.',
  'Graph address': 'Adresse von Graph',
  'Origin of Microsoft Graph, without /v1.0. Links that lead to another origin are never followed.':
    'Wo Microsoft Graph ist, ohne /v1.0. Verweisen, die anderswohin führen, wird nie gefolgt.',
  'Further attributes': 'Weitere Attribute',
  'Names of further user properties to read, as Graph writes them: officeLocation, otherMails, proxyAddresses, onPremisesExtensionAttributes, extension_…. Each makes every page larger.':
    'Namen weiterer Eigenschaften von Personen, wie Graph sie schreibt: officeLocation, otherMails, proxyAddresses, onPremisesExtensionAttributes, extension_…. Jede macht jede Seite größer.',
  'Nested groups': 'Verschachtelte Gruppen',
  'With transitive members each group is asked for once and its nested groups need not be read, but every run reads everything: Graph does not tell changes of transitive members.':
    'Mit transitiven Mitgliedern wird jede Gruppe einmal gefragt, und ihre verschachtelten Gruppen müssen nicht gelesen werden; aber jeder Lauf liest alles: Änderungen transitiver Mitglieder meldet Graph nicht.',
  'Read direct members and put nested groups together here': 'Direkte Mitglieder lesen und verschachtelte Gruppen hier zusammensetzen',
  'Let Graph put nested groups together (transitive members)':
    'Graph die verschachtelten Gruppen zusammensetzen lassen (transitive Mitglieder)',
  'Read deleted users': 'Gelöschte Personen lesen',
  'Also reads the users in "Deleted users", so that a full read knows them as deleted. Without it they are absent from the list, and each is looked up before anybody is deactivated.':
    'Liest auch „Gelöschte Benutzer“, damit ein vollständiger Lauf sie als gelöscht kennt. Sonst fehlen sie in der Liste, und jede Person wird einzeln nachgeschlagen, bevor jemand deaktiviert wird.',
  'Employee types that are service accounts': 'Mitarbeitertypen, die Dienstkonten sind',
  'Values of the property "Employee type" (employeeType) that mark accounts no person uses. Entra itself does not tell them apart from people.':
    'Werte der Eigenschaft „Mitarbeitertyp“ (employeeType), die Konten kennzeichnen, die keine Person benutzt. Entra selbst unterscheidet sie nicht von Personen.',
  'Parallel requests': 'Gleichzeitige Anfragen',
  'Members of groups are asked for twenty groups a request, so few lanes are enough. Lower it when other applications of the tenant are throttled.':
    'Mitglieder werden für zwanzig Gruppen je Anfrage geholt, deshalb genügen wenige. Verringern Sie die Zahl, wenn andere Anwendungen des Mandanten gebremst werden.',
  'Certificates to trust': 'Zertifikate, denen vertraut wird',
  "PEM certificates to trust in addition to the system's, when a proxy in your network opens TLS connections. Leave it empty otherwise.":
    'PEM-Zertifikate, denen zusätzlich zu denen des Systems vertraut wird, wenn ein Proxy Ihres Netzes TLS-Verbindungen öffnet. Sonst leer lassen.',
};
