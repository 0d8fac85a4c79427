/** What is said about runs, rules and the configuration, and the way to mend it. */
export const runsSaidDe: Readonly<Record<string, string>> = {
  // Starting, stopping and approving runs
  'List the connectors and use one of their ids.': 'Sehen Sie die Liste der Konnektoren an, und nehmen Sie eine Id daraus.',
  'There is no connector "{connector}".': 'Den Konnektor „{connector}“ gibt es nicht.',
  'There is no such run.': 'Diesen Lauf gibt es nicht.',
  'Give a source id, login, mail address or user name.':
    'Nennen Sie eine Id der Quelle, ein Login, eine Mailadresse oder einen Benutzernamen.',
  'Use the kind "person" or "simulation" for one person.': 'Nehmen Sie für eine einzelne Person die Art „person“ oder „simulation“.',
  'Look at the newest run of the connector.': 'Sehen Sie den neuesten Lauf des Konnektors an.',
  'Already running: full run of {connector}, by {host}, process {pid}.':
    'Es läuft schon ein vollständiger Lauf von {connector} (auf {host}, Prozess {pid}).',
  'Already running: delta run of {connector}, by {host}, process {pid}.':
    'Es läuft schon ein Lauf von {connector}, der nur Änderungen liest (auf {host}, Prozess {pid}).',
  'Already running: person run of {connector}, by {host}, process {pid}.':
    'Es läuft schon ein Lauf von {connector} für eine Person (auf {host}, Prozess {pid}).',
  'Already running: simulation run of {connector}, by {host}, process {pid}.':
    'Es läuft schon eine Vorschau von {connector} (auf {host}, Prozess {pid}).',
  'Already running: undo run of {connector}, by {host}, process {pid}.':
    'Es läuft schon eine Rücknahme von {connector} (auf {host}, Prozess {pid}).',
  'Already running: approved run of {connector}, by {host}, process {pid}.':
    'Es läuft schon ein freigegebener Lauf von {connector} (auf {host}, Prozess {pid}).',
  'Already running: resumed run of {connector}, by {host}, process {pid}.':
    'Es läuft schon ein wieder aufgenommener Lauf von {connector} (auf {host}, Prozess {pid}).',
  'Already running: removal of {connector}, by {host}, process {pid}.':
    'Der Konnektor {connector} wird gerade entfernt (auf {host}, Prozess {pid}).',
  'Already running: {what}, by {holder}.': 'Es läuft schon: {what} ({holder}).',
  'Rollcall is shutting down.': 'Rollcall wird gerade beendet.',
  'Connector "{connector}" is switched off.': 'Der Konnektor „{connector}“ ist ausgeschaltet.',
  'A run for one person needs the person.': 'Für einen Lauf für eine Person muss die Person genannt sein.',
  'A full run is for everybody.': 'Ein vollständiger Lauf gilt für alle.',
  'A delta run is for everybody.': 'Ein Lauf, der nur Änderungen liest, gilt für alle.',
  'A {kind} run is for everybody.': 'Ein Lauf der Art „{kind}“ gilt für alle.',
  'The approval names another plan than the one that is held.': 'Die Freigabe nennt einen anderen Plan als den, der auf Freigabe wartet.',
  'The configuration was changed after this plan was made.': 'Die Konfiguration wurde geändert, nachdem dieser Plan gemacht war.',
  'Too many lines of events are open already.': 'Es sind schon zu viele Leitungen für Ereignisse offen.',
  'Close some of them first.': 'Schließen Sie erst einige davon.',
  "Of {compared} linked accounts {unknown} are other people's: this looks like another Jira.":
    'Von {compared} verknüpften Konten gehören {unknown} anderen Personen: Das sieht nach einem anderen Jira aus.',
  'Correct the address of Jira. If it is to be another Jira from now on, remove the connector and add it again: that forgets the links and changes nothing in Jira.':
    'Korrigieren Sie die Adresse von Jira. Soll es von nun an ein anderes Jira sein, entfernen Sie den Konnektor, und legen Sie ihn neu an: Dann sind die Verknüpfungen vergessen, und in Jira ändert sich nichts.',
  'Run {run} holds nothing: its state is queued.': 'Im Lauf {run} ist nichts angehalten: Er hat noch nicht begonnen.',
  'Run {run} holds nothing: its state is reading.': 'Im Lauf {run} ist nichts angehalten: Er liest noch.',
  'Run {run} holds nothing: its state is deciding.': 'Im Lauf {run} ist nichts angehalten: Er entscheidet noch.',
  'Run {run} holds nothing: its state is applying.': 'Im Lauf {run} ist nichts angehalten: Er wendet gerade an.',
  'Run {run} holds nothing: its state is done.': 'Im Lauf {run} ist nichts angehalten: Er ist fertig.',
  'Run {run} holds nothing: its state is partial.': 'Im Lauf {run} ist nichts angehalten: Er ist teilweise fertig.',
  'Run {run} holds nothing: its state is failed.': 'Im Lauf {run} ist nichts angehalten: Er ist fehlgeschlagen.',
  'Run {run} holds nothing: its state is stopped.': 'Im Lauf {run} ist nichts angehalten: Er wurde gestoppt.',
  'Run {run} holds nothing: its state is superseded.': 'Im Lauf {run} ist nichts angehalten: Ein neuerer hat ihn überholt.',
  'Run {run} holds nothing: its state is {state}.': 'Im Lauf {run} ist nichts angehalten: Sein Zustand ist „{state}“.',
  'Stopped by a person.': 'Von einer Person gestoppt.',
  'The run was stopped by a person.': 'Eine Person hat den Lauf gestoppt.',
  'Mend the target and start the sync again; what was done stays done.':
    'Bringen Sie das Ziel in Ordnung, und starten Sie den Abgleich noch einmal; was getan ist, bleibt getan.',
  'Nothing is removed on the strength of this read; mend the source and sync again.':
    'Auf dieses Lesen hin wird nichts entfernt; bringen Sie die Quelle in Ordnung, und gleichen Sie noch einmal ab.',
  'Nothing is removed where Jira could not be read; mend it and sync again.':
    'Wo Jira nicht zu lesen war, wird nichts entfernt; bringen Sie es in Ordnung, und gleichen Sie noch einmal ab.',
  'Nobody waits for this preview any more.': 'Auf diese Vorschau wartet niemand mehr.',
  'Ask again.': 'Fragen Sie noch einmal.',
  'Nothing is known yet of the people of "{connector}".': 'Über die Personen von „{connector}“ ist noch nichts bekannt.',

  // Brakes
  '{planned} accounts would be closed; more than {limit} of {managed} need approval.':
    'Konten, die geschlossen würden: {planned}; mehr als {limit} von {managed} brauchen eine Freigabe.',
  '{planned} memberships would be removed; more than {limit} of {managed} need approval.':
    'Mitgliedschaften, die entfernt würden: {planned}; mehr als {limit} von {managed} brauchen eine Freigabe.',
  'The last read had {count} people, and this one had none.':
    'Beim letzten Lesen zeigte die Quelle Personen ({count}), diesmal keine einzige.',
  'People are managed, and this one had none.': 'Es werden Personen verwaltet, aber diesmal zeigte die Quelle keine einzige.',

  // Why a run read everything
  'Everything was read, because this type of source cannot tell what changed.':
    'Alles wurde gelesen, weil diese Art von Quelle nicht sagen kann, was sich geändert hat.',
  'Everything was read, because there is no earlier read to go on from.':
    'Alles wurde gelesen, weil es kein früheres Lesen gibt, von dem aus es weitergehen könnte.',
  'Everything was read, because the cursor does not belong to the last read.':
    'Alles wurde gelesen, weil das Lesezeichen nicht zum letzten Lesen gehört.',
  'Everything was read, because the configuration changed since the last read.':
    'Alles wurde gelesen, weil sich die Konfiguration seit dem letzten Lesen geändert hat.',
  'Everything was read, because the last time was 1 hours ago or more.':
    'Alles wurde gelesen, weil das letzte Mal eine Stunde oder länger her ist.',
  'Everything was read, because the last time was {hours} hours ago or more.':
    'Alles wurde gelesen, weil das letzte Mal {hours} Stunden oder länger her ist.',
  'Everything was read, because the last read is no longer in the history.':
    'Alles wurde gelesen, weil das letzte Lesen nicht mehr im Verlauf steht.',
  'Everything was read, because the cursor is older than the source keeps its changes.':
    'Alles wurde gelesen, weil das Lesezeichen älter ist, als die Quelle ihre Änderungen aufhebt.',
  'Everything was read, because the last read was not whole.': 'Alles wurde gelesen, weil das letzte Lesen nicht vollständig war.',
  'Everything was read, because somebody or something that was gone is back.':
    'Alles wurde gelesen, weil jemand oder etwas Verschwundenes wieder da ist.',
  'Everything was read, because somebody who was gone is back.': 'Alles wurde gelesen, weil jemand wieder da ist, der verschwunden war.',
  'Everything was read, because groups are needed whose members were not told.':
    'Alles wurde gelesen, weil Gruppen gebraucht werden, deren Mitglieder nicht gemeldet wurden.',
  'Everything was read, because the list of changes ended without its end mark.':
    'Alles wurde gelesen, weil die Liste der Änderungen ohne ihr Endzeichen aufhörte.',
  'Everything was read, because the source said: Another server of Active Directory answers than the one whose changes were followed.':
    'Alles wurde gelesen, weil ein anderer Server von Active Directory antwortet als der, dessen Änderungen verfolgt wurden.',
  'Everything was read, because the source said: The Active Directory server was restored, so its changes are counted anew.':
    'Alles wurde gelesen, weil der Server von Active Directory wiederhergestellt wurde und seine Änderungen neu zählt.',
  'Everything was read, because the source said: Another directory answers than the one whose changes were followed.':
    'Alles wurde gelesen, weil ein anderes Verzeichnis antwortet als das, dessen Änderungen verfolgt wurden.',
  'Everything was read, because the source said: The bind account can no longer search for modifyTimestamp.':
    'Alles wurde gelesen, weil das Konto nicht mehr nach modifyTimestamp suchen kann.',
  'Everything was read, because the source said: The mark of the last read no longer fits the directory or its configuration.':
    'Alles wurde gelesen, weil das Lesezeichen nicht mehr zum Verzeichnis oder zu seiner Konfiguration passt.',
  'Everything was read, because the source said: The mark of the last read no longer fits the source or its configuration.':
    'Alles wurde gelesen, weil das Lesezeichen nicht mehr zur Quelle oder zu ihrer Konfiguration passt.',
  'Everything was read, because the source said: The place where changes start cannot be read.':
    'Alles wurde gelesen, weil die Stelle nicht zu lesen ist, an der die Änderungen beginnen.',
  'Everything was read, because the source said: What is read has changed since the last read.':
    'Alles wurde gelesen, weil sich seit dem letzten Lesen geändert hat, was gelesen wird.',
  'Everything was read, because the source said: The last read was of another tenant or cloud.':
    'Alles wurde gelesen, weil das letzte Lesen einem anderen Mandanten oder einer anderen Cloud galt.',
  'Everything was read, because the source said: The last read is more than seven days ago.':
    'Alles wurde gelesen, weil das letzte Lesen mehr als sieben Tage her ist.',
  'Everything was read, because the source said: Graph does not tell changes of transitive members.':
    'Alles wurde gelesen, weil Graph Änderungen transitiver Mitglieder nicht meldet.',
  'Everything was read, because the source said: Graph does not accept the link to the changes any more.':
    'Alles wurde gelesen, weil Graph den Verweis auf die Änderungen nicht mehr annimmt.',
  "Everything was read, because the source said: Graph's list of changes leads round in a circle.":
    'Alles wurde gelesen, weil die Liste der Änderungen von Graph im Kreis führt.',
  'Everything was read, because the source said: Graph no longer knows where we were ({code}).':
    'Alles wurde gelesen, weil Graph nicht mehr weiß, wo wir waren ({code}).',
  'Everything was read, because the source said: {system} does not know this object ({code}).':
    'Alles wurde gelesen, weil {system} dieses Objekt nicht kennt ({code}).',
  'Everything was read, because the source said: {said}.': 'Alles wurde gelesen, weil die Quelle sagte: {said}.',
  'Everything was read, because {why}.': 'Alles wurde gelesen. Der Grund: {why}.',

  // Rules and expressions
  'Add a rule with `to: username`.': 'Fügen Sie eine Regel mit `to: username` hinzu.',
  'Put their expressions into one rule, in the order they are to be tried.':
    'Schreiben Sie ihre Ausdrücke in eine einzige Regel, in der Reihenfolge, in der sie versucht werden sollen.',
  'Use skip, keep or drop-user.': 'Nehmen Sie skip, keep oder drop-user.',
  'Use skip, or add an expression of kind attribute.': 'Nehmen Sie skip, oder fügen Sie einen Ausdruck der Art attribute hinzu.',
  'The evaluation of expressions was stopped.': 'Das Auswerten der Ausdrücke wurde abgebrochen.',
  'The process that evaluates expressions could not be started.': 'Der Prozess, der Ausdrücke auswertet, ließ sich nicht starten.',

  // Configuration
  'The connector cannot be removed now: full run of {connector}, by {host}, process {pid}.':
    'Der Konnektor lässt sich jetzt nicht entfernen: Es läuft ein vollständiger Lauf von {connector} (auf {host}, Prozess {pid}).',
  'The connector cannot be removed now: delta run of {connector}, by {host}, process {pid}.':
    'Der Konnektor lässt sich jetzt nicht entfernen: Es läuft ein Lauf von {connector}, der nur Änderungen liest (auf {host}, Prozess {pid}).',
  'The connector cannot be removed now: person run of {connector}, by {host}, process {pid}.':
    'Der Konnektor lässt sich jetzt nicht entfernen: Es läuft ein Lauf von {connector} für eine Person (auf {host}, Prozess {pid}).',
  'The connector cannot be removed now: approved run of {connector}, by {host}, process {pid}.':
    'Der Konnektor lässt sich jetzt nicht entfernen: Es läuft ein freigegebener Lauf von {connector} (auf {host}, Prozess {pid}).',
  'The connector cannot be removed now: {what}, by {holder}.': 'Der Konnektor lässt sich jetzt nicht entfernen: {what} ({holder}).',
  'The configuration was changed since the file was compared with it.':
    'Die Konfiguration wurde geändert, seit die Datei mit ihr verglichen wurde.',
  'The configuration is being changed by {host}, process {pid}.': 'Die Konfiguration wird gerade geändert (auf {host}, Prozess {pid}).',
  'The configuration is being changed by {holder}.': 'Die Konfiguration wird gerade geändert ({holder}).',
  'Send it as secrets.{field}.': 'Senden Sie es als secrets.{field}.',
  'Use one of: {names}.': 'Nehmen Sie eines von diesen: {names}.',
  'Give the personal access token; after a change of the address it must be entered again.':
    'Geben Sie das persönliche Zugriffstoken an; nach einer Änderung der Adresse muss es neu eingegeben werden.',
  'Give the password; after a change of the address it must be entered again.':
    'Geben Sie das Passwort an; nach einer Änderung der Adresse muss es neu eingegeben werden.',
  'Give the password of the jira user server application; after a change of the address it must be entered again.':
    'Geben Sie das Passwort der Anwendung für den Jira-Benutzerserver an; nach einer Änderung der Adresse muss es neu eingegeben werden.',
  'Give the client secret of the incoming link; after a change of the address it must be entered again.':
    'Geben Sie das Clientgeheimnis der eingehenden Verknüpfung an; nach einer Änderung der Adresse muss es neu eingegeben werden.',
  'Give {secret}; after a change of the address it must be entered again.':
    'Anzugeben ist: {secret}; nach einer Änderung der Adresse muss es neu eingegeben werden.',
  'Correct the entry.': 'Berichtigen Sie den Eintrag.',
  'Correct the YAML syntax there.': 'Berichtigen Sie dort die YAML-Schreibweise.',
  'Write the values out.': 'Schreiben Sie die Werte aus.',
  'Remove the key or correct its spelling.': 'Entfernen Sie den Schlüssel, oder berichtigen Sie seine Schreibweise.',
  'No Jira is configured.': 'Es ist kein Jira eingerichtet.',
  'Write the value instead of {reference}.': 'Schreiben Sie den Wert statt {reference}.',
  'Set {variable} before starting.': 'Setzen Sie {variable} vor dem Start.',
  'Use five cron fields (minute hour day month weekday), such as "0 * * * *", and an IANA time zone, such as "Europe/Vienna".':
    'Nehmen Sie fünf Cron-Felder (Minute Stunde Tag Monat Wochentag), etwa „0 * * * *“, und eine IANA-Zeitzone, etwa „Europe/Vienna“.',
  'Check the path on the server and who may read it.': 'Prüfen Sie den Pfad auf dem Server und wer ihn lesen darf.',
  'The file with certificates for Jira cannot be read.': 'Die Datei mit den Zertifikaten für Jira ist nicht zu lesen.',
  'Make an incoming link in Jira and enter its client id and secret in the settings.':
    'Legen Sie in Jira eine eingehende Verknüpfung an, und tragen Sie deren Client-ID und Clientgeheimnis in den Einstellungen ein.',
  'Signing in through Jira in a window is not set up.': 'Die Anmeldung über Jira in einem Fenster ist nicht eingerichtet.',

  // Notifications
  'Look at the list of channels and use one of their ids.': 'Sehen Sie die Liste der Kanäle an, und nehmen Sie eine Id daraus.',
  'Enter the address messages are sent to.': 'Geben Sie die Adresse ein, an die Nachrichten gehen.',
  'There is no channel "{channel}".': 'Den Kanal „{channel}“ gibt es nicht.',
  'Remove one first.': 'Entfernen Sie zuerst einen.',
  'There are twenty channels already.': 'Es gibt schon zwanzig Kanäle.',
  'Check the host name, or give the certificate of the issuing authority as the CA file of the channel.':
    'Prüfen Sie den Hostnamen, oder geben Sie das Zertifikat der ausstellenden Stelle als CA-Datei des Kanals an.',
  'Check the address and the port, and that the mail server can be reached from the host of Rollcall.':
    'Prüfen Sie Adresse und Port, und ob der Mailserver vom Rechner von Rollcall aus zu erreichen ist.',
  'Check the address and the port, and that the webhook can be reached from the host of Rollcall.':
    'Prüfen Sie Adresse und Port, und ob der Webhook vom Rechner von Rollcall aus zu erreichen ist.',
  'Check the address and the port, and that the {receiver} can be reached from the host of Rollcall.':
    'Prüfen Sie Adresse und Port, und ob der Empfänger ({receiver}) vom Rechner von Rollcall aus zu erreichen ist.',
  'The certificate of the mail server cannot be trusted.': 'Dem Zertifikat des Mailservers ist nicht zu trauen.',
  'The certificate of the webhook cannot be trusted.': 'Dem Zertifikat des Webhooks ist nicht zu trauen.',
  'The certificate of the {receiver} cannot be trusted.': 'Dem Zertifikat des Empfängers ({receiver}) ist nicht zu trauen.',
  'The mail server cannot be reached (its name is not known).': 'Der Mailserver ist nicht zu erreichen (sein Name ist nicht bekannt).',
  'The mail server cannot be reached (no answer).': 'Der Mailserver ist nicht zu erreichen (keine Antwort).',
  'The mail server cannot be reached ({why}).': 'Der Mailserver ist nicht zu erreichen ({why}).',
  'The webhook cannot be reached (its name is not known).': 'Der Webhook ist nicht zu erreichen (sein Name ist nicht bekannt).',
  'The webhook cannot be reached (no answer).': 'Der Webhook ist nicht zu erreichen (keine Antwort).',
  'The webhook cannot be reached ({why}).': 'Der Webhook ist nicht zu erreichen ({why}).',
  'The {receiver} cannot be reached ({why}).': 'Nicht zu erreichen: {receiver} ({why}).',
  'Check host and port. A server on port 465 says nothing until TLS is chosen.':
    'Prüfen Sie Host und Port. Ein Server an Port 465 schweigt, bis TLS gewählt ist.',
  'The mail server does not take the message now.': 'Der Mailserver nimmt die Nachricht gerade nicht an.',
  'The mail server does not take the message now (status {status}).':
    'Der Mailserver nimmt die Nachricht gerade nicht an (Status {status}).',
  'The mail server does not take the message now{status}.': 'Der Mailserver nimmt die Nachricht gerade nicht an{status}.',
  'The webhook is not available at the moment (status {status}).': 'Der Webhook ist gerade nicht verfügbar (Status {status}).',

  // Tokens, signing in and hosts
  'A token needs a name.': 'Ein Token braucht einen Namen.',
  'The time of expiry is not in the future.': 'Der Ablauf liegt nicht in der Zukunft.',
  'A token needs a scope, and no more than its role allows.':
    'Ein Token braucht mindestens eine Berechtigung, und nicht mehr, als seine Rolle erlaubt.',
  'Try again in ten minutes.': 'Versuchen Sie es in zehn Minuten noch einmal.',
  'Too many people are signing in at once.': 'Es melden sich zu viele zugleich an.',
  'Enter a name such as idp.example.com, without spaces, a user name or a path.':
    'Geben Sie einen Namen wie idp.example.com ein, ohne Leerzeichen, Benutzernamen oder Pfad.',
  'This is not a host name or an address.': 'Das ist weder ein Hostname noch eine Adresse.',
};
