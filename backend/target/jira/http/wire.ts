/** One HTTP exchange with Jira, without any judgement. */
export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Header names in lower case. */
export type ReplyHeaders = Readonly<Record<string, string | undefined>>;

export interface WireRequest {
  readonly verb: Verb;
  /** Path and query below the base URL, already escaped. */
  readonly path: string;
  /** JSON text, unless `contentType` says otherwise. */
  readonly body?: string;
  readonly contentType?: string;
  /** Content types asked for; JSON when missing. */
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

export interface WireReply {
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly text: string;
}

/** No answer came. `sent` false: Jira cannot have seen the request. */
export class WireFailure extends Error {
  readonly sent: boolean;
  readonly reason: 'refused-by-guard' | 'unreachable' | 'certificate' | 'timeout' | 'broken' | 'too-large' | 'stopped';

  constructor(reason: WireFailure['reason'], sent: boolean, cause: unknown) {
    super(`No answer: ${reason}`, { cause });
    this.name = 'WireFailure';
    this.reason = reason;
    this.sent = sent;
  }
}
