/** A receiver of webhooks on loopback that keeps what it is sent. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  /** Exactly as it came. */
  readonly body: string;
  // biome-ignore lint/suspicious/noExplicitAny: what came from outside
  readonly json: any;
}

export interface WebhookSink {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  /** Status of the next answers. */
  status: number;
  /** The id of a message that is always answered with 500. */
  chokesOn: string | null;
  /** How long an answer takes, in milliseconds. */
  delayMs: number;
  close(): Promise<void>;
}

export async function startWebhookSink(): Promise<WebhookSink> {
  const calls: ReceivedCall[] = [];
  const state: Pick<WebhookSink, 'status' | 'chokesOn' | 'delayMs'> = { status: 204, chokesOn: null, delayMs: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const json = JSON.parse(body);
      calls.push({ headers: request.headers, path: request.url ?? '', body, json });
      const status = state.chokesOn !== null && json.id === state.chokesOn ? 500 : state.status;
      const headers = status >= 300 && status < 400 ? { Location: '/elsewhere' } : {};
      setTimeout(() => response.writeHead(status, headers).end(status === 204 ? undefined : 'do-not-show'), state.delayMs);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/do-not-show-token`,
    calls,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
