/** The form of Okta. */
export const oktaDe: Readonly<Record<string, string>> = {
  Okta: 'Okta',
  'Reads users, groups and memberships of an Okta org with an API token or a service app. Reads only, changes nothing.':
    'Liest Personen, Gruppen und Mitgliedschaften einer Okta-Org mit einem API-Token oder einer Service-App. Liest nur, ändert nichts.',
  'Okta address': 'Adresse von Okta',
  'The address people sign in at, without "-admin". In the Okta Admin Console it is shown when you click your name in the upper right corner.':
    'Die Adresse, unter der man sich anmeldet, ohne „-admin“. In der Okta Admin Console steht sie, wenn Sie oben rechts auf Ihren Namen klicken.',
  'A service app is safer: it has only the scopes you grant, belongs to no person and its tokens live for an hour. An API token has the rights of the administrator who made it and ends with that account.':
    'Eine Service-App ist sicherer: Sie hat nur die Scopes, die Sie gewähren, gehört keiner Person, und ihre Token leben eine Stunde. Ein API-Token hat die Rechte des Administrators, der es erzeugt hat, und endet mit dessen Konto.',
  'API token': 'API-Token',
  'Service app (OAuth 2.0 with a private key)': 'Service-App (OAuth 2.0 mit privatem Schlüssel)',
  'Sign in to the Admin Console as a user with the role Read-only Administrator, open Security, API, Tokens, and choose Create token. Okta shows the token once. It ends when it is not used for 30 days or when that user is deactivated.':
    'Melden Sie sich in der Admin Console als Benutzer mit der Rolle Read-only Administrator an, öffnen Sie Security, API, Tokens, und wählen Sie Create token. Okta zeigt das Token einmal. Es endet, wenn es 30 Tage nicht benutzt oder dieser Benutzer deaktiviert wird.',
  'Client ID': 'Client-ID',
  'Applications, your service app (type API Services), General, Client ID. Grant it the scopes okta.users.read and okta.groups.read, give it the role Read-only Administrator under Admin roles, and turn "Require Demonstrating Proof of Possession (DPoP) header in token requests" off.':
    'Applications, Ihre Service-App (Typ API Services), General, Client ID. Gewähren Sie ihr die Scopes okta.users.read und okta.groups.read, geben Sie ihr unter Admin roles die Rolle Read-only Administrator, und schalten Sie „Require Demonstrating Proof of Possession (DPoP) header in token requests“ aus.',
  'General, Client Credentials, Public key / Private key, Add key, Generate new key. Paste the private key as PEM (-----BEGIN PRIVATE KEY-----) or as JWK ({"kty": …}). RSA and EC keys work.':
    'General, Client Credentials, Public key / Private key, Add key, Generate new key. Fügen Sie den privaten Schlüssel als PEM (-----BEGIN PRIVATE KEY-----) oder als JWK ({"kty": …}) ein. RSA- und EC-Schlüssel gehen.',
  'Key ID': 'Schlüssel-ID',
  'The KID that Okta shows beside the public key. Needed with a PEM key; a JWK usually carries it.':
    'Die KID, die Okta neben dem öffentlichen Schlüssel zeigt. Nötig bei einem PEM-Schlüssel; ein JWK enthält sie meist.',
  'Statuses that count as active': 'Status, die als aktiv gelten',
  'Users in any other status count as disabled. PROVISIONED: activated, never signed in. STAGED: created, not activated. SUSPENDED: may come back. DEPROVISIONED is always disabled.':
    'Personen mit anderem Status gelten als deaktiviert. PROVISIONED: aktiviert, nie angemeldet. STAGED: angelegt, nicht aktiviert. SUSPENDED: kann wiederkommen. DEPROVISIONED ist immer deaktiviert.',
  STAGED: 'STAGED',
  PROVISIONED: 'PROVISIONED',
  ACTIVE: 'ACTIVE',
  RECOVERY: 'RECOVERY',
  PASSWORD_EXPIRED: 'PASSWORD_EXPIRED',
  LOCKED_OUT: 'LOCKED_OUT',
  SUSPENDED: 'SUSPENDED',
  'Read deactivated users': 'Deaktivierte Personen lesen',
  'Okta leaves deactivated users out of its list of users, so they are read with a second one and recognised as disabled. Turn it off when the org keeps tens of thousands of them: then being absent from the list decides, after a direct look-up.':
    'Okta lässt deaktivierte Personen aus seiner Liste, deshalb werden sie mit einer zweiten gelesen und als deaktiviert erkannt. Schalten Sie es aus, wenn die Org Zehntausende davon behält: Dann entscheidet das Fehlen in der Liste, nach einem einzelnen Nachschlagen.',
  'User types that are guests': 'Benutzertypen, die Gäste sind',
  'Values of the profile attribute "User type" (userType) that mark people of other companies. Okta itself knows no guests.':
    'Werte des Profilattributs „User type“ (userType), die Personen anderer Firmen kennzeichnen. Okta selbst kennt keine Gäste.',
  'User types that are service accounts': 'Benutzertypen, die Dienstkonten sind',
  'Values of the profile attribute "User type" (userType) that mark accounts no person uses.':
    'Werte des Profilattributs „User type“ (userType), die Konten kennzeichnen, die keine Person benutzt.',
  'Okta allows 75 requests at the same time for the whole org (35 on the Integrator Free plan), all integrations together. Lower it when other integrations are turned away.':
    'Okta erlaubt der ganzen Org 75 gleichzeitige Anfragen (35 im Integrator-Free-Tarif), allen Integrationen zusammen. Verringern Sie die Zahl, wenn andere abgewiesen werden.',
};
