/**
 * The limits and habits of Active Directory that neither slapd nor Samba has (MS-ADTS 3.1.1.3.4.6): at most 1000 entries
 * a page and 1500 values an attribute, pages without entries, references to other partitions, and bind refusals with a
 * Windows error code. Speaks LDAP over a socket; knows simple bind, search and nothing else.
 */
import { createServer, type Socket } from 'node:net';
import { BerReader, BindRequest, Control, PagedResultsControl, PresenceFilter, ProtocolOperation, SearchRequest } from 'ldapts';
import { dnKey, isUnder, parentKey } from '../../../backend/connectors/kit/ldap/dn';
import { MessageStream } from '../../../backend/connectors/kit/ldap/message-stream';
import { AD_BASE, type AdEntry } from './ad-entries';
import { matches } from './ad-filters';
import { AdHistory, SETTINGS_DN } from './ad-history';
import { writeDone, writeEntry, writeReference, writeResult } from './ldap-answers';

export interface FakeActiveDirectoryOptions {
  readonly entries: readonly AdEntry[] | (() => readonly AdEntry[]);
  /** `52e`, `533` …: every bind is refused with it. */
  readonly bindRefusal?: string;
  /** After each page comes one without entries, with a cookie. */
  readonly emptyPages?: boolean;
  /** Objects the account may not see: no search gives them, and by name they do not exist. */
  readonly hidden?: readonly string[];
  readonly maxPageSize?: number;
  readonly maxValRange?: number;
  /** Entries and values twice, or in reverse order, on each page. */
  readonly duplicates?: boolean;
  readonly reversed?: boolean;
  /** The result code with which further parts of big groups are answered. */
  readonly rangeFails?: number | undefined;
  /** Every page is the first one, or an empty one, and there is always a next. */
  readonly endless?: 'same-page' | 'empty-pages';
  /** The account may not look into "Deleted Objects". */
  readonly deletedHidden?: boolean;
  /** Called before each search; may change `entries` of the answer to come. */
  readonly onSearch?: (base: string, attributes: readonly string[]) => void;
}

export interface FakeActiveDirectory {
  readonly url: string;
  readonly account: { readonly dn: string; readonly password: string };
  /** Misbehaves from now on. */
  break(faults: Omit<FakeActiveDirectoryOptions, 'entries'>): void;
  mend(): void;
  /** Searches answered since the start or the last reset. */
  searches(): number;
  resetSearches(): void;
  /** Changed here, the server is another one or was restored. */
  readonly history: AdHistory;
  stop(): Promise<void>;
}

const SHOW_DELETED = '1.2.840.113556.1.4.417';
const root = (history: AdHistory): AdEntry => ({
  dn: '',
  attributes: {
    dsServiceName: [history.server],
    highestCommittedUSN: [String(history.usn)],
    objectClass: ['top'],
    defaultNamingContext: [AD_BASE],
    namingContexts: [AD_BASE, `CN=Configuration,${AD_BASE}`],
    supportedCapabilities: ['1.2.840.113556.1.4.800', '1.2.840.113556.1.4.1670'],
    supportedControl: [PagedResultsControl.type, SHOW_DELETED],
  },
});

export async function startFakeActiveDirectory(options: FakeActiveDirectoryOptions): Promise<FakeActiveDirectory> {
  const open = new Set<Socket>();
  const history = new AdHistory();
  let faults: Omit<FakeActiveDirectoryOptions, 'entries'> = {};
  let searches = 0;
  const current = (): FakeActiveDirectoryOptions => ({ ...options, ...faults });
  const count = () => {
    searches += 1;
  };
  const server = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    serve(socket, current, history, count);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No address.');
  return {
    url: `ldap://127.0.0.1:${address.port}`,
    account: { dn: 'svc@corp.example', password: 'not-a-secret' },
    break(next) {
      faults = { ...faults, ...next };
    },
    mend() {
      faults = {};
    },
    history,
    searches: () => searches,
    resetSearches() {
      searches = 0;
    },
    async stop() {
      if (!server.listening) return;
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function serve(socket: Socket, options: () => FakeActiveDirectoryOptions, history: AdHistory, count: () => void): void {
  const stream = new MessageStream(16 * 1024 * 1024);
  const session: Session = { bound: false, paged: new Map(), history };
  socket.on('data', (chunk) => {
    for (const bytes of stream.push(chunk)) answer(socket, bytes, session, options(), count);
  });
}

interface Session {
  bound: boolean;
  readonly history: AdHistory;
  /** What is left of each paged search, by cookie. */
  readonly paged: Map<string, { readonly rest: readonly AdEntry[]; readonly empty: boolean }>;
}

function answer(socket: Socket, bytes: Buffer, session: Session, options: FakeActiveDirectoryOptions, count: () => void): void {
  const reader = new BerReader(bytes);
  reader.readSequence();
  const messageId = reader.readInt() ?? 0;
  const operation = reader.readSequence();
  if (operation === ProtocolOperation.LDAP_REQ_UNBIND) socket.end();
  else if (operation === ProtocolOperation.LDAP_REQ_BIND) {
    const request = new BindRequest({ messageId });
    request.parse(reader, []);
    session.bound = request.dn !== '' && options.bindRefusal === undefined;
    const refusal = `80090308: LdapErr: DSID-0C090449, comment: AcceptSecurityContext error, data ${options.bindRefusal}, v4563`;
    socket.write(writeResult(messageId, 0x61, session.bound ? 0 : 49, session.bound ? '' : refusal));
  } else if (operation === ProtocolOperation.LDAP_REQ_SEARCH) {
    const request = new SearchRequest({ messageId, filter: new PresenceFilter({ attribute: 'objectclass' }) });
    request.parse(reader, [new Control(SHOW_DELETED)]);
    count();
    search(socket, request, session, options);
  } else socket.write(writeResult(messageId, 0x78, 2, 'Unknown extended operation'));
}

function search(socket: Socket, request: SearchRequest, session: Session, options: FakeActiveDirectoryOptions) {
  const { messageId, baseDN, scope } = request;
  const done = (code: number, text = '', matched = '', cookie?: string): void => {
    socket.write(writeDone(messageId, code, matched, text, cookie));
  };
  const { history } = session;
  const all = typeof options.entries === 'function' ? options.entries() : options.entries;
  const send = (entry: AdEntry) => socket.write(writeEntry(messageId, entry.dn, shown(entry, request.attributes, options)));
  options.onSearch?.(baseDN, request.attributes);
  if (baseDN === '' && scope === 'base') {
    history.record(all);
    send(root(history));
    return done(0);
  }
  if (!session.bound)
    return done(1, '000004DC: LdapErr: In order to perform this operation a successful bind must be completed on the connection.');
  const hidden = new Set((options.hidden ?? []).map((dn) => dnKey(dn)));
  const deletedToo = request.controls?.some((one) => one.type === SHOW_DELETED) ?? false;
  if (deletedToo) history.record(all);
  const kept = deletedToo && !options.deletedHidden ? history.tombstones() : [];
  const more = isUnder(dnKey(baseDN) ?? '?', dnKey(SETTINGS_DN) ?? '') ? [history.settings()] : [];
  const visible = [...all.filter(({ dn }) => !hidden.has(dnKey(dn))).map((entry) => history.stamped(entry)), ...kept, ...more];
  const base = dnKey(baseDN) ?? '?';
  const known = base === dnKey(AD_BASE) || visible.some(({ dn }) => isUnder(dnKey(dn) ?? '', base));
  if (!known) return done(32, "0000208D: NameErr: problem 2001 (NO_OBJECT), data 0, best match of: 'DC=corp,DC=example'", AD_BASE);
  if (options.rangeFails !== undefined && request.attributes.some((name) => name.includes(';range='))) return done(options.rangeFails);
  const control = request.controls?.find((one) => one instanceof PagedResultsControl)?.value;
  const cookie = control?.cookie?.toString() ?? '';
  if (options.endless !== undefined && control !== undefined) {
    const first = visible.filter((entry) => inScope(entry, base, scope) && matches(request.filter, entry)).slice(0, 10);
    for (const entry of options.endless === 'same-page' ? first : []) send(entry);
    return done(0, '', '', 'next');
  }
  const held = session.paged.get(cookie);
  if (cookie !== '' && held === undefined) return done(53, '00000057: LdapErr: Error processing control');
  const found = held?.rest ?? visible.filter((entry) => inScope(entry, base, scope) && matches(request.filter, entry));
  const size = Math.min(control?.size ?? Number.POSITIVE_INFINITY, options.maxPageSize ?? 1_000);
  const page = held?.empty ? [] : found.slice(0, size);
  for (const entry of disorder(page, options)) send(entry);
  if (base === dnKey(AD_BASE) && scope === 'sub' && cookie === '') {
    socket.write(writeReference(messageId, [`ldap://ForestDnsZones.corp.example/DC=ForestDnsZones,${AD_BASE}`]));
  }
  const rest = found.slice(page.length);
  if (control === undefined) return done(rest.length > 0 ? 4 : 0);
  session.paged.delete(cookie);
  if (rest.length === 0) return done(0, '', '', '');
  const next = `${messageId}.${rest.length}`;
  session.paged.set(next, { rest, empty: options.emptyPages === true && page.length > 0 });
  return done(0, '', '', next);
}

/** Big lists come in parts: an empty `member` beside `member;range=0-1499`. */
function shown(entry: AdEntry, wanted: readonly string[], options: FakeActiveDirectoryOptions): [string, readonly (string | Buffer)[]][] {
  const answer: [string, readonly (string | Buffer)[]][] = [];
  const most = options.maxValRange ?? 1_500;
  const order = (values: readonly (string | Buffer)[]) => disorder(values, options);
  for (const [name, values] of Object.entries(entry.attributes)) {
    const range = wanted.map((one) => /^(.+);range=(\d+)-\*$/.exec(one)).find((found) => found?.[1] === name.toLowerCase());
    const plain = wanted.length === 0 || wanted.includes('*') || wanted.includes(name.toLowerCase());
    if ((!range && !plain) || values.length === 0) continue;
    const from = Number(range?.[2] ?? 0);
    const part = values.slice(from, from + most);
    if (range === undefined && values.length <= most) answer.push([name, name === 'member' ? order(values) : values]);
    else {
      if (range === undefined) answer.push([name, []]);
      const last = from + part.length >= values.length ? '*' : String(from + part.length - 1);
      answer.push([`${name};range=${from}-${last}`, order(part)]);
    }
  }
  return answer;
}

function disorder<T>(list: readonly T[], { duplicates, reversed }: FakeActiveDirectoryOptions): readonly T[] {
  const turned = reversed ? list.toReversed() : list;
  return duplicates ? turned.flatMap((one) => [one, one]) : turned;
}

function inScope({ dn }: AdEntry, base: string, scope: SearchRequest['scope']): boolean {
  const key = dnKey(dn) ?? '';
  if (scope === 'base') return key === base;
  return scope === 'one' ? parentKey(key) === base : isUnder(key, base);
}
