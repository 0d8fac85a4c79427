/**
 * Where the directory stands while a read goes on, for the mark of the next one. Active Directory numbers its changes:
 * the number is taken before the first search, so whatever changes meanwhile is read again. Other directories stamp each
 * entry with their own time (`modifyTimestamp`); theirs, never ours, because no two clocks agree.
 *
 * DirSync, the other way of Active Directory, is not used: it wants the right to replicate the whole domain, reads from
 * the root of a domain only, and needs the same full read when its cookie is refused.
 */
import { formatGuid, readGeneralizedTime } from '../kit/ldap/binary';
import { dnKey } from '../kit/ldap/dn';
import type { LdapEntry } from '../kit/ldap/entry';
import { resultOf } from '../kit/ldap/errors';
import { anyEntry } from '../kit/ldap/filter';
import type { Clock } from '../spi';
import type { Directory } from './client';
import type { Mark } from './cursor';

const SECOND = 1_000;

type Usn = Omit<Extract<Mark, { kind: 'usn' }>, 'judgedAt'>;

export class ChangeWatch {
  private readonly directory: Directory;
  private readonly clock: Clock;
  private readonly startedAt: number;
  private readonly usn: Usn | null;
  /** The server's clock at the start, where it shows one. */
  private readonly serverTime: number | null;
  private newest: number | null = null;
  private unstamped = 0;

  private constructor(directory: Directory, clock: Clock, usn: Usn | null, serverTime: number | null) {
    this.directory = directory;
    this.clock = clock;
    this.startedAt = clock.now();
    this.usn = usn;
    this.serverTime = serverTime;
  }

  /** Call before the first search of a read. One request at most. */
  static async start(directory: Directory, clock: Clock): Promise<ChangeWatch> {
    if (directory.layout.kind === 'active-directory') return new ChangeWatch(directory, clock, await findUsn(directory), null);
    return new ChangeWatch(directory, clock, null, await askTime(directory));
  }

  /** Every entry of the read passes here. */
  see(entry: LdapEntry): void {
    if (this.directory.layout.kind === 'active-directory') return;
    const stamp = readGeneralizedTime(entry.text('modifyTimestamp') ?? '');
    if (stamp === null) this.unstamped += 1;
    else this.newest = Math.max(this.newest ?? stamp, stamp);
  }

  /**
   * The mark for the next read, or null when this directory cannot tell changes. Call after the last search.
   *
   * Without a clock to ask, the newest stamp seen stands for it: it was written before the read ended, so, less the time
   * the read took, it is from before the read began.
   *
   * @param before the mark this read of changes started from.
   */
  mark(before?: Mark): Mark | null {
    if (this.directory.layout.kind === 'active-directory') return this.usn && { ...this.usn, judgedAt: this.startedAt };
    if (this.unstamped > 0) return null;
    const at = this.serverTime ?? this.stampBeforeStart(before);
    return at === null ? null : { kind: 'time', root: rootOf(this.directory), at };
  }

  private stampBeforeStart(before: Mark | undefined): number | null {
    const earlier = before?.kind === 'time' ? before.at : null;
    if (this.newest === null) return earlier;
    const took = Math.max(0, this.clock.now() - this.startedAt) + SECOND;
    return Math.max(this.newest - took, earlier ?? 0);
  }
}

export const rootOf = ({ layout }: Directory): string => dnKey(layout.rootBase) ?? layout.rootBase;

/** Null when the server hides who it is. */
async function findUsn(directory: Directory): Promise<Usn | null> {
  const server = directory.root?.text('dsServiceName');
  const usn = directory.root?.text('highestCommittedUSN');
  if (server === undefined || usn === undefined || !/^\d{1,20}$/.test(usn)) return null;
  const bytes = (await readQuietly(directory, server, 'invocationId'))?.bytes('invocationId');
  const invocation = bytes === undefined ? null : formatGuid(bytes);
  return invocation === null ? null : { kind: 'usn', server, invocation, usn };
}

/** OpenLDAP's monitor keeps the time, for those who may look (slapd-monitor(5)). */
async function askTime(directory: Directory): Promise<number | null> {
  const monitor = directory.root?.text('monitorContext');
  if (monitor === undefined) return null;
  const entry = await readQuietly(directory, `cn=Current,cn=Time,${monitor}`, 'monitorTimestamp');
  return readGeneralizedTime(entry?.text('monitorTimestamp') ?? '');
}

/** What an account may well not read. */
async function readQuietly(directory: Directory, base: string, attribute: string): Promise<LdapEntry | undefined> {
  try {
    return (await directory.main.search({ base, scope: 'base', filter: anyEntry(), attributes: [attribute] })).entries[0];
  } catch (error) {
    if (resultOf(error) !== null && directory.main.usable) return undefined;
    throw error;
  }
}
