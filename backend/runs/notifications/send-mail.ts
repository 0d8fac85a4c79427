/** One try to give a message to a mail server. */
import { connect, type LookupFunction, type Socket } from 'node:net';
import { getCACertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import { isRollcallError, RollcallError } from '../../domain/errors';
import type { MailChannel } from '../../domain/notifications/channel';
import type { Message } from '../../domain/notifications/message';
import { wordsOf } from '../../domain/notifications/words';
import type { OutboundGuard } from '../../domain/outbound';
import { refused, unreachable } from './refusal';
import type { SendSurroundings } from './send-webhook';

const CONNECT_MS = 10_000;
const WHOLE_MS = 30_000;

/** Resolves when the server took the mail for every receiver. Throws `channel-unreachable`, `channel-refused`, `outbound-refused`. */
export async function sendMail(channel: MailChannel, id: string, message: Message, around: SendSurroundings): Promise<void> {
  const { guard, ca, secrets, signal } = around;
  const { host, port, security, user, from, to } = channel;
  let socket: Socket | undefined;
  const giveUp = () => socket?.destroy(new Error('Given up'));
  const timer = setTimeout(giveUp, WHOLE_MS);
  try {
    const opened = await openSocket(guard, host, port, signal);
    socket = opened;
    const transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      connection: opened,
      tls: { servername: host, ...(ca ? { ca: [...getCACertificates('default'), ca] } : {}) },
      ...(user === null ? {} : { auth: { user, pass: secrets.password ?? '' } }),
      greetingTimeout: CONNECT_MS,
      socketTimeout: CONNECT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const { subject, body } = wordsOf(message, channel.language);
    const sent = await transport.sendMail({
      from: { name: 'Rollcall', address: from },
      to: [...to],
      subject: `[Rollcall] ${subject}`,
      text: `${body.join('\n')}\n`,
      messageId: `<${id}@rollcall>`,
      // No vacation notes in return, see RFC 3834.
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    if (sent.rejected.length > 0)
      throw refused(
        `The mail server refused ${sent.rejected.length} of ${to.length} receivers.`,
        'Correct or remove the addresses it does not take.',
      );
  } catch (error) {
    if (signal.aborted) throw new RollcallError('stopped', 'Rollcall is shutting down.', { retry: 'later' });
    throw explain(error, channel);
  } finally {
    clearTimeout(timer);
    socket?.destroy();
  }
}

/** Connects to the addresses the guard gave for the name, and to no other. The signal destroys the socket whenever it comes. */
async function openSocket(guard: OutboundGuard, host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const addresses = await guard.resolve(host, port);
  const lookup: LookupFunction = (_host, { all }, answer) => {
    const [first] = addresses;
    if (!first) answer(new Error('The outbound guard named no address.'), '');
    else if (all) answer(null, [...addresses]);
    else answer(null, first.address, first.family);
  };
  return new Promise((resolve, reject) => {
    // A name is looked up, an address is not: this one is none.
    const socket = connect({ host: 'mail-server.invalid', port, lookup, timeout: CONNECT_MS, autoSelectFamily: true, signal });
    socket.once('timeout', () => socket.destroy(Object.assign(new Error('The connection was not opened in time.'), { code: 'ETIMEDOUT' })));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeListener('error', reject);
      // nodemailer listens from now on; what comes before it does must not end the process.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** nodemailer's codes: https://nodemailer.com/errors. The server's own words may name people and stay inside. */
function explain(error: unknown, { security }: MailChannel): RollcallError {
  if (isRollcallError(error)) return error;
  const { code = '', responseCode = 0 } = error as { readonly code?: string; readonly responseCode?: number };
  const status = responseCode > 0 ? ` (status ${responseCode})` : '';
  if (code === 'EAUTH')
    return refused(`The mail server does not accept the user name and password${status}.`, 'Correct user name and password.', error);
  if (code === 'ETLS' || code === 'ESTARTTLS')
    return certificateOr(error, () =>
      refused(
        'The mail server does not offer STARTTLS.',
        'Choose TLS with its port (465 as a rule), or a server that offers STARTTLS.',
        error,
      ),
    );
  if (responseCode >= 500)
    return refused(
      `The mail server refused the message${status}.`,
      'Check sender and receivers, and whether this host may send by that server.',
      error,
    );
  if (responseCode >= 400)
    return new RollcallError('channel-unreachable', `The mail server does not take the message now${status}.`, {
      retry: 'later',
      remedy: 'Look at the mail server. Rollcall tries again by itself.',
      cause: error,
    });
  if (/wrong version number|packet length too long/i.test(String(error)))
    return refused('The mail server does not speak TLS on this port.', 'Choose STARTTLS, or the port for TLS (465 as a rule).', error);
  const failure = unreachable('mail server', error);
  if (security !== 'tls' && /no answer|ETIMEDOUT/.test(failure.message))
    return new RollcallError(failure.code, failure.message, {
      retry: 'later',
      remedy: 'Check host and port. A server on port 465 says nothing until TLS is chosen.',
      cause: error,
    });
  return failure;
}

function certificateOr(error: unknown, otherwise: () => RollcallError): RollcallError {
  const failure = unreachable('mail server', error);
  return /certificate/.test(failure.message) ? failure : otherwise();
}
