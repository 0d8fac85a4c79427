/** What can go wrong with a reply on its way, whatever the vendor. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Misbehaviour =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Half of the JSON, with a length that fits the half. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'oversized'; readonly bytes: number }
  /** A sign-in page with status 200. */
  | { readonly kind: 'html' }
  | { readonly kind: 'content-type'; readonly type: string }
  /** The next link leads here instead. */
  | { readonly kind: 'next-link'; readonly url: string }
  /** The next link leads to this page again. */
  | { readonly kind: 'loop' }
  /** Nothing on this page, and a next link to what should have been on it. */
  | { readonly kind: 'empty-page' }
  /** Everything on this page twice. */
  | { readonly kind: 'duplicates' }
  | { readonly kind: 'reversed' }
  /** One byte in a while. */
  | { readonly kind: 'drip'; readonly everyMs: number }
  /** The connection is cut: before the reply, or in the middle of the body. */
  | { readonly kind: 'reset' | 'cut-off' }
  | { readonly kind: 'hang' };

/**
 * Carries out what concerns the wire; false when the reply is to be sent as usual. `errorBody` is what the vendor sends with
 * a failure when the rule says nothing; it holds a word that must never be shown to anybody.
 */
export function misbehave(
  how: { readonly kind: string } | Misbehaviour,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  errorBody = '{"error":"do-not-show"}',
): boolean {
  const wire = how as Misbehaviour;
  switch (wire.kind) {
    case 'status':
      response.writeHead(wire.status, { 'content-type': 'application/json', date: new Date().toUTCString(), ...wire.headers });
      response.end(wire.body ?? errorBody);
      return true;
    case 'truncated':
      response.end(body.slice(0, Math.floor(body.length / 2)));
      return true;
    case 'oversized':
      response.end(`[${'"x",'.repeat(Math.ceil(wire.bytes / 4))}"x"]`);
      return true;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<!doctype html><title>Sign in</title>');
      return true;
    case 'content-type':
      response.setHeader('content-type', wire.type);
      response.end(body);
      return true;
    case 'drip':
      drip(response, body, wire.everyMs);
      return true;
    case 'reset':
      request.socket.resetAndDestroy();
      return true;
    case 'cut-off':
      response.setHeader('content-length', Buffer.byteLength(body) + 100);
      response.write(body);
      setTimeout(() => request.socket.destroy(), 5);
      return true;
    case 'hang':
      return true;
    default:
      return false;
  }
}

function drip(response: ServerResponse, body: string, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent >= body.length) {
      clearInterval(timer);
      response.end();
    } else response.write(body[sent]);
    sent += 1;
  }, everyMs);
  response.once('close', () => clearInterval(timer));
}
