/** One try to give a message to a webhook. */

import { createExchange, TookTooLong } from '../../connectors/kit/http/exchange';
import { createPinnedAgent } from '../../connectors/kit/http/pinned-agent';
import type { Clock } from '../../connectors/spi';
import { RollcallError } from '../../domain/errors';
import type { Json } from '../../domain/json';
import type { WebhookChannel } from '../../domain/notifications/channel';
import type { Message } from '../../domain/notifications/message';
import { wordsOf } from '../../domain/notifications/words';
import type { OutboundGuard } from '../../domain/outbound';
import { refused, unreachable } from './refusal';
import { signatureHeaders } from './sign-webhook';

export interface SendSurroundings {
  readonly guard: OutboundGuard;
  readonly clock: Clock;
  /** PEM trusted in addition. */
  readonly ca: string | undefined;
  readonly secrets: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

const CONNECT_MS = 10_000;
const WHOLE_MS = 20_000;

/** Resolves when the receiver answered with 2xx. Throws `channel-unreachable`, `channel-refused`, `outbound-refused`. */
export async function sendWebhook(channel: WebhookChannel, id: string, message: Message, around: SendSurroundings): Promise<void> {
  const { guard, clock, ca, secrets, signal } = around;
  if (!secrets.url || !URL.canParse(secrets.url)) throw refused('The webhook has no address.', 'Enter the address of the webhook.');
  const url = new URL(secrets.url);
  const pinned = createPinnedAgent(guard, clock, url, { lanes: 1, connectTimeoutMs: CONNECT_MS, ca });
  const limits = { timeoutMs: WHOLE_MS, silenceMs: WHOLE_MS, maxBytes: 256 * 1024 };
  try {
    await pinned.permit();
    const exchange = createExchange(pinned.agent, url.protocol === 'https:', limits);
    const json = bodyOf(channel, id, message);
    // The exchange writes the same text: what is signed is what is sent.
    const headers = signatureHeaders(secrets.secret ?? null, id, Math.floor(clock.now() / 1000), JSON.stringify(json));
    judge(await exchange.send(url.href, { url: url.href, method: 'POST', json }, headers, signal));
  } catch (error) {
    if (signal.aborted) throw new RollcallError('stopped', 'Rollcall is shutting down.', { retry: 'later' });
    throw error instanceof TookTooLong ? unreachable('webhook', undefined) : unreachable('webhook', error);
  } finally {
    pinned.close();
  }
}

/** What is sent. Fields may be added later; receivers ignore those they do not know. */
function bodyOf(channel: WebhookChannel, id: string, message: Message): Json {
  const { subject, body } = wordsOf(message, channel.language);
  const text = [subject, ...body].join('\n');
  return channel.format === 'text' ? { text } : ({ id, ...message, text } as unknown as Json);
}

function judge({ status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, string>> }): void {
  if (status >= 200 && status < 300) return;
  const asked = Number(headers['retry-after']);
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    throw new RollcallError('channel-unreachable', `The webhook is not available at the moment (status ${status}).`, {
      retry: 'later',
      remedy: 'Look at the system behind the webhook. Rollcall tries again by itself.',
      ...(asked > 0 ? { retryAfterMs: asked * 1000 } : {}),
    });
  if (status >= 300 && status < 400)
    throw refused(`The webhook answers with a redirect (status ${status}), which is not followed.`, 'Enter the address it leads to.');
  if (status === 401 || status === 403)
    throw refused(`The webhook refuses messages of Rollcall (status ${status}).`, 'Check its address and its secret.');
  if (status === 404 || status === 410)
    throw refused(`There is no webhook at this address (status ${status}).`, 'Make a new address in the system behind it and enter it.');
  throw refused(
    `The webhook refused the message (status ${status}).`,
    'Check which body it takes: choose the other format, or correct the receiver.',
  );
}
