/**
 * One connection to a directory: LDAP messages over a socket. It is built from the message classes of ldapts and not
 * from its client, which hides the page cookie (so it cannot go on after an empty page) and reconnects on its own as
 * nobody. A connection here is used until it breaks, and then never again.
 */
import type { Socket } from 'node:net';
import {
  BerReader,
  BindRequest,
  BindResponse,
  Control,
  ExtendedRequest,
  ExtendedResponse,
  type Filter,
  PagedResultsControl,
  ProtocolOperation,
  SearchRequest,
  SearchResponse,
  UnbindRequest,
} from 'ldapts';
import { isRollcallError, RollcallError } from '../../../domain/errors';
import { LdapEntry } from './entry';
import { explainResult, type LdapAction, LdapResult } from './errors';
import { MalformedMessage, MessageStream } from './message-stream';
import { explainNetworkFault, timedOut } from './network-errors';

export interface SearchOptions {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  readonly filter: Filter;
  /** Names, `*`, `+`, or `1.1` for none. */
  readonly attributes: readonly string[];
  /** Active Directory: entries that were deleted as well (MS-ADTS 3.1.1.3.4.1.14). */
  readonly deletedToo?: boolean;
}

export interface PageRequest {
  readonly size: number;
  readonly cookie: Buffer;
}

export interface SearchAnswer {
  readonly entries: readonly LdapEntry[];
  /** Places elsewhere that hold parts of the tree; never followed. */
  readonly references: number;
  /** Null: the server did not page. Empty: this was the last page. */
  readonly cookie: Buffer | null;
}

interface Answer {
  readonly status: number;
  readonly matchedDN: string;
  readonly errorMessage: string;
  readonly controls?: readonly Control[] | undefined;
}

interface Pending {
  readonly entries: LdapEntry[];
  references: number;
  readonly doing: LdapAction;
  readonly settle: (outcome: Answer | RollcallError) => void;
  timer: NodeJS.Timeout | undefined;
}

const NOTICE_OF_DISCONNECTION = 0;
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
const SHOW_DELETED = '1.2.840.113556.1.4.417';
const START_TLS = '1.3.6.1.4.1.1466.20037';
const WHO_AM_I = '1.3.6.1.4.1.4203.1.11.3';

export class LdapConnection {
  private socket: Socket;
  private readonly timeoutMs: number;
  private stream = new MessageStream(MAX_MESSAGE_BYTES);
  private readonly pending = new Map<number, Pending>();
  private nextId = 1;
  private broken: RollcallError | undefined;
  private readonly onData = (chunk: Buffer): void => {
    try {
      for (const message of this.stream.push(chunk)) this.take(message);
    } catch (error) {
      this.fail(isRollcallError(error) ? error : new MalformedMessage('a message that cannot be read', { cause: error }));
    }
  };
  private readonly onError = (error: Error): void => this.fail(error);
  private readonly onClose = (): void => this.fail(new Error('closed by the other side'));
  /** Requests sent so far. */
  calls = 0;

  /** `timeoutMs`: the longest silence of the server while an answer is due. */
  constructor(socket: Socket, timeoutMs: number) {
    this.socket = socket;
    this.timeoutMs = timeoutMs;
    this.listen(socket);
  }

  get usable(): boolean {
    return this.broken === undefined;
  }

  /** Simple bind. The password must not be empty: many servers would take that as anonymous and say "success". */
  async bind(dn: string, password: string): Promise<void> {
    await this.send((messageId) => new BindRequest({ messageId, dn, password }), 'sign in');
  }

  /** Asks for TLS and hands the socket to `upgrade`, which gives the encrypted one. */
  async startTls(upgrade: (socket: Socket) => Promise<Socket>): Promise<void> {
    await this.send((messageId) => new ExtendedRequest({ messageId, oid: START_TLS }), 'start TLS');
    this.release(this.socket);
    this.stream = new MessageStream(MAX_MESSAGE_BYTES);
    try {
      this.socket = await upgrade(this.socket);
    } catch (error) {
      this.fail(error);
      throw explainNetworkFault(error);
    }
    this.listen(this.socket);
  }

  /** Who the directory takes us for (RFC 4532): `dn:…`, empty for anonymous, null when the server cannot say. */
  async whoAmI(): Promise<string | null> {
    try {
      const answer = await this.send((messageId) => new ExtendedRequest({ messageId, oid: WHO_AM_I }), 'read');
      return answer instanceof ExtendedResponse ? (answer.value ?? '') : null;
    } catch (error) {
      if (this.broken !== undefined) throw error;
      return null;
    }
  }

  /** One search request. A result other than success throws, whatever entries came before it. */
  async search(options: SearchOptions, page?: PageRequest): Promise<SearchAnswer> {
    const controls: Control[] = page ? [new PagedResultsControl({ value: { size: page.size, cookie: page.cookie } })] : [];
    if (options.deletedToo) controls.push(new Control(SHOW_DELETED, { critical: true }));
    const entries: LdapEntry[] = [];
    const found: { entries: LdapEntry[]; references: number } = { entries, references: 0 };
    const answer = await this.send(
      (messageId) =>
        new SearchRequest({
          messageId,
          baseDN: options.base,
          scope: options.scope,
          filter: options.filter,
          attributes: [...options.attributes],
          timeLimit: 0,
          sizeLimit: 0,
          controls,
        }),
      'read',
      found,
    );
    const paged = answer.controls?.find((control) => control instanceof PagedResultsControl);
    return { entries, references: found.references, cookie: paged ? (paged.value?.cookie ?? Buffer.alloc(0)) : null };
  }

  /** Says good-bye and closes. Requests under way fail. */
  close(): void {
    if (this.broken === undefined && !this.socket.destroyed) {
      const goodBye = new UnbindRequest({ messageId: this.nextId });
      this.socket.end(goodBye.write());
    }
    this.fail(new RollcallError('stopped', 'The connection to the directory was closed.'));
  }

  /** Breaks the connection: every request under way and every later one throws this error. */
  fail(error: unknown): void {
    if (this.broken !== undefined) return;
    const explained = explainNetworkFault(error);
    this.broken = explained;
    this.socket.on('error', () => undefined);
    if (this.socket.writableEnded) this.socket.destroySoon();
    else this.socket.destroy();
    for (const pending of this.pending.values()) pending.settle(explained);
    this.pending.clear();
  }

  private async send(
    make: (messageId: number) => { write(): Buffer },
    doing: LdapAction,
    found: { entries: LdapEntry[]; references: number } = { entries: [], references: 0 },
  ): Promise<Answer> {
    if (this.broken !== undefined) throw this.broken;
    const messageId = this.nextId;
    this.nextId += 1;
    this.calls += 1;
    const { promise, resolve } = Promise.withResolvers<Answer | RollcallError>();
    const pending: Pending = Object.assign(found, { doing, settle: resolve, timer: undefined });
    this.pending.set(messageId, pending);
    this.restartTimer(pending);
    this.socket.write(make(messageId).write());
    const outcome = await promise;
    clearTimeout(pending.timer);
    if (outcome instanceof RollcallError) throw outcome;
    if (outcome.status !== 0) throw explainResult(new LdapResult(outcome.status, outcome.matchedDN, outcome.errorMessage), doing);
    return outcome;
  }

  private restartTimer(pending: Pending): void {
    if (pending.timer) pending.timer.refresh();
    else pending.timer = setTimeout(() => this.fail(timedOut(pending.doing)), this.timeoutMs);
  }

  private listen(socket: Socket): void {
    socket.on('data', this.onData).on('error', this.onError).on('close', this.onClose);
  }

  private release(socket: Socket): void {
    socket.off('data', this.onData).off('error', this.onError).off('close', this.onClose);
    socket.on('error', () => undefined);
  }

  private take(bytes: Buffer): void {
    const reader = new BerReader(bytes);
    reader.readSequence();
    const messageId = reader.readInt();
    const operation = reader.readSequence();
    if (messageId === null || operation === null) throw new MalformedMessage('a message without an id or an operation');
    const pending = this.pending.get(messageId);
    if (operation === ProtocolOperation.LDAP_RES_SEARCH_ENTRY) {
      pending?.entries.push(new LdapEntry(bytes, reader.offset));
      if (pending) this.restartTimer(pending);
      return;
    }
    if (operation === ProtocolOperation.LDAP_RES_SEARCH_REF) {
      if (pending) pending.references += 1;
      return;
    }
    const answer = readAnswer(operation, messageId, reader);
    if (answer === null) return;
    if (messageId === NOTICE_OF_DISCONNECTION) {
      throw explainResult(new LdapResult(answer.status, answer.matchedDN, answer.errorMessage), 'read');
    }
    this.pending.delete(messageId);
    pending?.settle(answer);
  }
}

function readAnswer(operation: number, messageId: number, reader: BerReader): Answer | null {
  const message = emptyAnswer(operation, messageId);
  message?.parse(reader, []);
  return message;
}

function emptyAnswer(operation: number, messageId: number): SearchResponse | BindResponse | ExtendedResponse | null {
  if (operation === ProtocolOperation.LDAP_RES_SEARCH) return new SearchResponse({ messageId });
  if (operation === ProtocolOperation.LDAP_RES_BIND) return new BindResponse({ messageId });
  return operation === ProtocolOperation.LDAP_RES_EXTENSION ? new ExtendedResponse({ messageId }) : null;
}
