/**
 * The physical limit of a read over HTTP: the very requests of it, sent again by a plain keep-alive loop with as many lanes,
 * which throws every reply away. Pages of a list keep their row: each is sent when the one before has arrived.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Agent, type ClientRequest, type OutgoingHttpHeaders, request as send } from 'node:http';

export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

const created = 'http.client.request.created';

/** Every HTTP request this process sends while `work` is under way, in the order sent. */
export async function recordRequests(work: () => Promise<unknown>): Promise<readonly SentRequest[]> {
  const sent: { readonly request: ClientRequest; readonly body: Buffer[] }[] = [];
  const note = (message: unknown) => {
    const { request } = message as { readonly request: ClientRequest };
    const body: Buffer[] = [];
    sent.push({ request, body });
    for (const verb of ['write', 'end'] as const) {
      const pass = request[verb].bind(request) as (...words: readonly unknown[]) => unknown;
      Object.assign(request, {
        [verb]: (...words: readonly unknown[]) => {
          const [piece] = words;
          if (typeof piece === 'string' || piece instanceof Uint8Array) body.push(Buffer.from(piece));
          return pass(...words);
        },
      });
    }
  };
  subscribe(created, note);
  try {
    await work();
  } finally {
    unsubscribe(created, note);
  }
  return sent.map(({ request, body }) => ({
    method: request.method,
    url: new URL(request.path, `${request.protocol}//${request.getHeader('host')}`),
    headers: request.getHeaders(),
    body: Buffer.concat(body),
  }));
}

/** Seconds the requests take with so many lanes; one lane has the row, and helps with the rest afterwards. */
export async function timeBareRead(
  requests: readonly SentRequest[],
  isInRow: (request: SentRequest) => boolean,
  lanes: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes, scheduling: 'lifo' });
  const row = requests.filter(isInRow);
  const rest = requests.filter((request) => !isInRow(request));
  const sendAll = async (queue: SentRequest[]) => {
    for (let one = queue.shift(); one; one = queue.shift()) await exchange(agent, one);
  };
  const began = performance.now();
  await Promise.all([sendAll(row).then(() => sendAll(rest)), ...Array.from({ length: lanes - 1 }, () => sendAll(rest))]);
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  return seconds;
}

function exchange(agent: Agent, { method, url, headers, body }: SentRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { agent, method, headers }, (reply) => {
      reply.resume();
      reply.once('end', () => (reply.statusCode === 200 ? resolve() : reject(new Error(`${url.pathname}: ${reply.statusCode}`))));
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
