/** The form of OneLogin. */
export const oneloginDe: Readonly<Record<string, string>> = {
  OneLogin: 'OneLogin',
  'Reads users, roles and who is in which of a OneLogin account with API credentials. Reads only, changes nothing.':
    'Liest Personen, Rollen und wer in welcher ist aus einem OneLogin-Konto, mit API-Zugangsdaten. Liest nur, ändert nichts.',
  'OneLogin address': 'Adresse von OneLogin',
  'The address people sign in at: your subdomain and .onelogin.com, in every region. It is what the browser shows in front of /portal or /admin2.':
    'Die Adresse, unter der man sich anmeldet: Ihre Subdomain und .onelogin.com, in jeder Region. Der Browser zeigt sie vor /portal oder /admin2.',
  'In OneLogin as an account owner or super user: Developers, API Credentials, New Credential, choose the scope Read users, and save. The page of the credential shows the client ID.':
    'In OneLogin als Account Owner oder Super User: Developers, API Credentials, New Credential, den Scope Read users wählen und speichern. Die Seite der Zugangsdaten zeigt die Client-ID.',
  'Shown beside the client ID. The credential stops working when the OneLogin user who made it is deleted, so make it with an account that stays.':
    'Steht neben der Client-ID. Die Zugangsdaten gelten nicht mehr, wenn der OneLogin-Benutzer gelöscht wird, der sie erzeugt hat; nehmen Sie also ein Konto, das bleibt.',
  'Users in any other status count as disabled. Only status 1 can sign in right now; 3 (locked), 4 and 5 (password to be changed) come back by themselves, 2 (suspended) does not.':
    'Personen mit anderem Status gelten als deaktiviert. Nur Status 1 kann sich gerade anmelden; 3 (gesperrt), 4 und 5 (Passwort zu ändern) kommen von selbst zurück, 2 (suspendiert) nicht.',
  '0 Unactivated': '0 Nicht aktiviert',
  '1 Active': '1 Aktiv',
  '2 Suspended': '2 Suspendiert',
  '3 Locked': '3 Gesperrt',
  '4 Password expired': '4 Passwort abgelaufen',
  '5 Awaiting password reset': '5 Passwort wird zurückgesetzt',
  '7 Password pending': '7 Passwort steht aus',
  '8 Security questions required': '8 Sicherheitsfragen nötig',
  'States that count as active': 'Zustände, die als aktiv gelten',
  'A user is active when both the status and the state are. OneLogin lets only approved users (1) use applications; rejected and unlicensed ones stay listed.':
    'Eine Person ist aktiv, wenn Status und Zustand es sind. OneLogin lässt nur freigegebene (1) Anwendungen benutzen; abgelehnte und nicht lizenzierte bleiben in der Liste.',
  '0 Unapproved': '0 Nicht freigegeben',
  '1 Approved': '1 Freigegeben',
  '2 Rejected': '2 Abgelehnt',
  '3 Unlicensed': '3 Nicht lizenziert',
  'Read policy groups too': 'Auch Richtliniengruppen lesen',
  'A OneLogin group holds the sign-in policy, and a user is in one at most. Roles are what grants access, so they are always read as groups. Turn it on to read the policy groups as further groups.':
    'Eine Gruppe in OneLogin trägt die Anmelderichtlinie, und man ist in höchstens einer. Zugang geben die Rollen, deshalb werden sie immer als Gruppen gelesen. Schalten Sie es ein, um die Richtliniengruppen als weitere Gruppen zu lesen.',
  'Attribute that tells guests': 'Attribut, das Gäste erkennen lässt',
  'Path of the attribute that marks people of other companies and accounts no person uses, such as company or custom_attributes.user_type. OneLogin itself knows no guests. Leave it empty when nobody is marked.':
    'Pfad des Attributs, das Personen anderer Firmen und Konten ohne Person kennzeichnet, etwa company oder custom_attributes.user_type. OneLogin selbst kennt keine Gäste. Leer lassen, wenn niemand gekennzeichnet ist.',
  'Values that mean guest': 'Werte, die Gast bedeuten',
  'Values of that attribute that mark people of other companies. Capital and small letters are told apart.':
    'Werte dieses Attributs, die Personen anderer Firmen kennzeichnen. Groß und klein wird unterschieden.',
  'Values that mean service account': 'Werte, die Dienstkonto bedeuten',
  'Values of that attribute that mark accounts no person uses. Capital and small letters are told apart.':
    'Werte dieses Attributs, die Konten kennzeichnen, die keine Person benutzt. Groß und klein wird unterschieden.',
  'Calls to leave to others': 'Anfragen, die anderen bleiben',
  'OneLogin allows 5,000 calls an hour for the whole account, all integrations together. A read stops before it takes these last ones. Never more than a tenth of the limit is kept.':
    'OneLogin erlaubt dem ganzen Konto 5.000 Anfragen in der Stunde, allen Integrationen zusammen. Ein Lesevorgang hält an, bevor er diese letzten nimmt. Nie wird mehr als ein Zehntel der Grenze frei gehalten.',
  'The list of users comes one page after the other, so more than 5 make a read of many users hardly quicker. It changes nothing about the number of calls.':
    'Die Liste der Personen kommt eine Seite nach der anderen, deshalb lesen mehr als 5 viele Personen kaum schneller. An der Zahl der Anfragen ändert es nichts.',
};
