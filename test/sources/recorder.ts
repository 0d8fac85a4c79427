/** A server that notes what it is asked, to the letter, and answers as it is told. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sent {
  readonly method: string;
  /** Path and query as they were on the wire. */
  readonly target: string;
  /** Not decoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Told {
  /** 200 when it is left out. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is a text, else as JSON. */
  readonly body?: unknown;
}

export interface Recorder {
  readonly origin: string;
  /** In the order of arrival. */
  readonly sent: readonly Sent[];
  forget(): void;
  close(): Promise<void>;
}

/** @param answer is given the recorder's own origin, for links. */
export async function startRecorder(answer: (sent: Sent, origin: string) => Told | Promise<Told>): Promise<Recorder> {
  const sent: Sent[] = [];
  let origin = '';
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const { method = '', url: target = '', headers } = request;
    const { pathname, searchParams } = new URL(target, origin);
    const one: Sent = { method, target, path: pathname, query: Object.fromEntries(searchParams), headers, body };
    sent.push(one);
    const told = await answer(one, origin);
    response.writeHead(told.status ?? 200, { 'content-type': 'application/json', ...told.headers });
    response.end(typeof told.body === 'string' || told.body === undefined ? told.body : JSON.stringify(told.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    sent,
    forget: () => sent.splice(0),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Method, path and query of what was sent, in an order that does not depend on who came first. */
export function inOrder(sent: readonly Sent[]): readonly Pick<Sent, 'method' | 'path' | 'query'>[] {
  return sent
    .map(({ method, path, query }) => ({ method, path, query }))
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}
