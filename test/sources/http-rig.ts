/** A server that answers as a test says, and guarded HTTP clients on it whose waits cost nothing. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { HttpClient, HttpClientOptions } from '../../backend/connectors/kit/http/client';
import { createHttpClient } from '../../backend/connectors/kit/http/create-client';
import type { OutboundGuard } from '../../backend/domain/outbound';

/** @param count of this request, from 1. */
export type Answer = (request: IncomingMessage, response: ServerResponse, count: number) => void;

export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

export const loopback: OutboundGuard = { resolve: async () => [{ address: '127.0.0.1', family: 4 }] };

export class HttpRig {
  answer: Answer = (_, response) => json(response, 200, {});
  /** Requests that arrived, and most of them at the same time. */
  count = 0;
  peak = 0;
  /** Waits asked of the clock, in milliseconds. */
  readonly slept: number[] = [];
  /** The host's own signal. */
  stop = new AbortController();
  readonly #clients: HttpClient[] = [];
  readonly #server: Server;
  #inFlight = 0;

  constructor() {
    this.#server = createServer((request, response) => {
      this.count += 1;
      this.#inFlight += 1;
      this.peak = Math.max(this.peak, this.#inFlight);
      response.once('close', () => {
        this.#inFlight -= 1;
      });
      this.answer(request, response, this.count);
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  open(options: Partial<HttpClientOptions> = {}, guard: OutboundGuard = loopback): HttpClient {
    let ahead = 0;
    const clock = {
      now: () => Date.now() + ahead,
      sleep: async (ms: number) => {
        this.slept.push(ms);
        ahead += ms;
      },
    };
    const client = createHttpClient(
      { guard, clock, log: pino({ level: 'silent' }), signal: this.stop.signal, random: () => 0.5 },
      { baseUrl: `http://idp.test:${this.port}/api`, ...options },
    );
    this.#clients.push(client);
    return client;
  }

  begin(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  reset(): void {
    for (const client of this.#clients.splice(0)) client.close();
    this.count = 0;
    this.peak = 0;
    this.slept.length = 0;
    this.stop = new AbortController();
  }

  end(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}

/** Call at the top of a test file. */
export function httpRig(): HttpRig {
  const rig = new HttpRig();
  beforeAll(() => rig.begin());
  afterEach(() => rig.reset());
  afterAll(() => rig.end());
  return rig;
}
