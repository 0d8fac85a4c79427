import type { signInEn } from '../en/sign-in';

export const signInDe: { readonly [Key in keyof typeof signInEn]: string } = {
  'signIn.ended': 'Bitte neu anmelden',
  'signIn.nothingLost': 'Ihre Sitzung ist zu Ende. Was Sie eingegeben haben, bleibt erhalten; es geht weiter, sobald Sie zurück sind.',
  'signIn.toJira': 'Bei Jira anmelden (in einem neuen Tab)',
  'signIn.orToken': 'Oder mit einem API-Token:',
  'elsewhere.notHere':
    'Unter der Adresse von Jira antwortet kein Rollcall. Läuft es auf einem anderen Host, nennen Sie ihn; Jira merkt sich das für alle Administratoren.',
  'elsewhere.address': 'Adresse von Rollcall',
  'elsewhere.addressHelp': 'So, wie man seine Oberfläche im Browser öffnet. Die Anmeldung über Jira muss dort eingerichtet sein.',
  'elsewhere.wrong': 'Geben Sie eine Adresse ein, die mit https:// beginnt',
  'elsewhere.at': 'Rollcall läuft unter {address}. Jira wird gefragt, wer Sie sind.',
  'elsewhere.change': 'Adresse ändern',
  'popup.button': 'Mit Jira anmelden',
  'popup.again': 'Fenster noch einmal öffnen',
  'popup.waiting': 'Wartet auf das Fenster, in dem Jira Sie fragt.',
  'popup.blocked': 'Der Browser hat das Fenster blockiert',
  'popup.blockedHelp': 'Erlauben Sie Pop-up-Fenster für diese Seite und versuchen Sie es noch einmal.',
  'popup.closed': 'Das Fenster wurde geschlossen',
  'popup.closedHelp': 'Es ist nichts geschehen. Versuchen Sie es noch einmal, wenn Sie so weit sind.',
  'popup.byHand': 'Zeigt das Fenster einen Code?',
  'popup.code': 'Code aus dem Fenster',
  'oauth.title': 'Anmeldung auf einem anderen Host',
  'oauth.text':
    'Liegt die Oberfläche nicht auf dem Host von Jira, meldet man sich in einem Fenster über Jira an. In Jira: Anwendungsverknüpfungen, Verknüpfung erstellen, externe Anwendung, eingehend, Berechtigung ADMIN, mit dieser Weiterleitungs-URL:',
  'oauth.panelUrl': 'Adresse dieser Oberfläche',
  'oauth.panelUrlHelp': 'So, wie Browser sie öffnen, ohne Schrägstrich am Ende.',
  'oauth.clientId': 'Client-ID',
  'oauth.clientSecret': 'Client-Geheimnis',
  'oauth.off': 'Abschalten',
  'oauth.needsJira': 'Verbinden Sie zuerst Jira.',
};
