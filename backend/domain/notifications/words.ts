/** A message in words, for mail and for chats. Short: the panel has the rest. */
import type { Channel } from './channel';
import type { Message } from './message';

export interface MessageWords {
  readonly subject: string;
  /** Lines of plain text, the link last. */
  readonly body: readonly string[];
}

type Language = Channel['language'];

interface Phrases {
  readonly title: Readonly<Record<Message['event'], string>>;
  readonly text: Readonly<Record<Message['event'], string>>;
  readonly reminder: string;
  readonly fields: Readonly<
    Record<'since' | 'leftOut' | 'due' | 'run' | 'planned' | 'applied' | 'held' | 'undone' | 'problems' | 'error' | 'remedy', string>
  >;
}

const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    title: {
      failed: '{name}: the sync failed',
      held: '{name}: changes wait for approval',
      partial: '{name}: some changes were not made',
      'not-started': '{name}: a scheduled sync did not happen',
      recovered: '{name}: the sync works again',
      changed: '{name}: changes were made',
      test: 'Test message of Rollcall',
    },
    text: {
      failed: 'The run ended with an error. What it had not done is left to the next run.',
      held: 'The run planned more removals than allowed. Everything harmless was done; the rest waits for you.',
      partial: 'The run is over, but something was refused, left out or could not be read.',
      'not-started': 'The schedule called for a run and none was started. Look whether Rollcall runs, and at its log.',
      recovered: 'The last run did all it had to do.',
      changed: 'The run is over.',
      test: 'This channel works. Messages about runs will look like this one.',
    },
    reminder: 'Still so',
    fields: {
      since: 'Since',
      leftOut: 'Messages left out before, as it changed to and fro',
      due: 'Due at',
      run: 'Run',
      planned: 'Changes planned',
      applied: 'Changes made',
      held: 'Waiting for approval',
      undone: 'Refused or left out',
      problems: 'Problems to look at',
      error: 'Error',
      remedy: 'What to do',
    },
  },
  de: {
    title: {
      failed: '{name}: Der Abgleich ist fehlgeschlagen',
      held: '{name}: Änderungen warten auf Freigabe',
      partial: '{name}: Einige Änderungen wurden nicht gemacht',
      'not-started': '{name}: Ein geplanter Abgleich fand nicht statt',
      recovered: '{name}: Der Abgleich funktioniert wieder',
      changed: '{name}: Änderungen wurden gemacht',
      test: 'Testnachricht von Rollcall',
    },
    text: {
      failed: 'Der Lauf endete mit einem Fehler. Was er nicht getan hat, bleibt dem nächsten Lauf.',
      held: 'Der Lauf wollte mehr entfernen als erlaubt. Alles Harmlose wurde getan; der Rest wartet auf Sie.',
      partial: 'Der Lauf ist zu Ende, aber etwas wurde abgelehnt, ausgelassen oder konnte nicht gelesen werden.',
      'not-started': 'Nach dem Zeitplan war ein Lauf fällig, und keiner hat begonnen. Prüfen Sie, ob Rollcall läuft, und das Protokoll.',
      recovered: 'Der letzte Lauf hat alles getan, was zu tun war.',
      changed: 'Der Lauf ist zu Ende.',
      test: 'Dieser Kanal funktioniert. Nachrichten über Läufe werden aussehen wie diese.',
    },
    reminder: 'Immer noch',
    fields: {
      since: 'Seit',
      leftOut: 'Davor ausgelassene Nachrichten, weil es hin und her wechselte',
      due: 'Fällig um',
      run: 'Lauf',
      planned: 'Geplante Änderungen',
      applied: 'Gemachte Änderungen',
      held: 'Warten auf Freigabe',
      undone: 'Abgelehnt oder ausgelassen',
      problems: 'Probleme zum Ansehen',
      error: 'Fehler',
      remedy: 'Was zu tun ist',
    },
  },
};

const sum = (counts: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(counts).reduce<number>((all, each) => all + (each ?? 0), 0);

/** `2026-01-02T03:04:05.678Z` → `2026-01-02 03:04 UTC`: the same for all readers, wherever they are. */
const moment = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

export function wordsOf(message: Message, language: Language): MessageWords {
  const { title, text, reminder, fields } = phrases[language];
  const { event, connector, run, since, dueAt, url } = message;
  // A line break in a name would begin another header of a mail.
  const name = (connector?.name ?? '').replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const subject = `${message.reminder ? `${reminder}: ` : ''}${title[event].replace('{name}', () => name)}`;
  const facts: [keyof Phrases['fields'], string | number | null][] = [
    ['since', since && moment(since)],
    ['leftOut', message.leftOut ?? null],
    ['due', dueAt && moment(dueAt)],
    ['run', run && moment(run.startedAt)],
    ['error', run?.error?.message ?? null],
    ['remedy', run?.error?.remedy ?? null],
    ['planned', run && sum(run.planned)],
    ['applied', run && (run.outcome.applied ?? 0)],
    ['held', run?.outcome.held ?? null],
    ['undone', run && ((run.outcome.rejected ?? 0) + (run.outcome.skipped ?? 0) + (run.outcome.stale ?? 0) || null)],
    ['problems', run && (run.problems || null)],
  ];
  const lines = facts.filter(([, value]) => value !== null && value !== undefined).map(([field, value]) => `${fields[field]}: ${value}`);
  return { subject, body: [text[event], ...(lines.length > 0 ? ['', ...lines] : []), ...(url === null ? [] : ['', url])] };
}
