/**
 * Signs what a webhook is sent, in the way of Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256 over
 * `id.timestamp.body`, so that a receiver can prove who sent it and refuse what somebody sends again later.
 */
import { createHmac } from 'node:crypto';

/** A secret that begins with `whsec_` is base64 after that, as libraries make it; any other is taken as its UTF-8 bytes. */
function keyOf(secret: string): Buffer {
  return secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');
}

/** @param seconds since 1970, at which this try is sent. @param secret null: what is sent is not signed. */
export function signatureHeaders(secret: string | null, id: string, seconds: number, body: string): Readonly<Record<string, string>> {
  const named = { 'webhook-id': id, 'webhook-timestamp': String(seconds) };
  if (secret === null) return named;
  const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64');
  return { ...named, 'webhook-signature': `v1,${mac}` };
}
