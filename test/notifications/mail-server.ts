/** A real mail server on loopback that keeps what it is sent. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Null: sent without signing in. */
  readonly user: string | null;
  readonly encrypted: boolean;
  readonly headers: ReadonlyMap<string, string>;
  /** Decoded. */
  readonly text: string;
}

export interface MailServer {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  /** What the server says to the next mails: a status such as 451, or null to take them. */
  answer: number | null;
  close(): Promise<void>;
}

export interface MailServerOptions {
  /** `plain`: offers no STARTTLS. */
  readonly security: 'plain' | 'starttls' | 'tls';
  readonly key?: Buffer;
  readonly cert?: Buffer;
  /** Who may send; everybody when missing. */
  readonly account?: { readonly user: string; readonly password: string };
}

export async function startMailServer({ security, key, cert, account }: MailServerOptions): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const state = { answer: null as number | null };
  const server = new SMTPServer({
    secure: security === 'tls',
    ...(key && cert ? { key, cert } : {}),
    disabledCommands: [...(security === 'plain' ? ['STARTTLS' as const] : []), ...(account ? [] : ['AUTH' as const])],
    authOptional: !account,
    disableReverseLookup: true,
    onAuth({ username, password }, _session, done) {
      if (account && username === account.user && password === account.password) done(null, { user: username });
      else done(Object.assign(new Error('No such account'), { responseCode: 535 }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (state.answer !== null) {
          done(Object.assign(new Error('Not now, says do-not-show'), { responseCode: state.answer }));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const user = typeof session.user === 'string' ? session.user : null;
        mails.push({ from, to: rcptTo.map(({ address }) => address), user, encrypted: session.secure, ...readMail(Buffer.concat(chunks)) });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    mails,
    get answer() {
      return state.answer;
    },
    set answer(status) {
      state.answer = status;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readMail(raw: Buffer) {
  const [head = '', ...rest] = raw.toString('latin1').split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), decodeWords(line.slice(line.indexOf(':') + 1).trim())]),
  );
  const body = rest.join('\r\n\r\n');
  return {
    headers,
    text: decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit')
      .toString('utf8')
      .replaceAll('\r\n', '\n'),
  };
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return encoding === 'quoted-printable' ? unquote(body.replace(/=\r\n/g, '')) : Buffer.from(body, 'latin1');
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** RFC 2047. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      (how.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : unquote(text.replaceAll('_', ' '))).toString('utf8'),
    );
}
