/** Lets another process watch and change the company behind a stand-in, below `/stand-in/`. Not part of any vendor's interface. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { AskedChange, makeChange } from '../company/asked-change';
import type { Company } from '../company/company';
import { readBody } from './serve';

export interface Controlled {
  readonly company: Company;
  /** What `GET /stand-in/counters` shows. */
  counters(): object;
  resetCounters(): void;
  /** Changes only this stand-in knows; answers whether it was one, and throws when it cannot be made. */
  ownChange?(change: unknown): boolean;
}

export function isControl(url: URL): boolean {
  return url.pathname.startsWith('/stand-in/');
}

/** `GET counters`, `POST reset-counters`, `POST change` with a change as `AskedChange` has it. */
export async function answerControl(subject: Controlled, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = `${request.method} ${url.pathname.slice('/stand-in/'.length)}`;
  if (asked === 'GET counters') return send(response, 200, subject.counters());
  if (asked === 'POST reset-counters') {
    subject.resetCounters();
    return send(response, 200, { done: 'reset-counters' });
  }
  if (asked !== 'POST change') return send(response, 404, { error: 'Not found.' });
  try {
    const wanted: unknown = JSON.parse(await readBody(request));
    if (subject.ownChange?.(wanted)) return send(response, 200, { done: 'change' });
    const change = AskedChange.safeParse(wanted);
    if (!change.success) return send(response, 400, { error: z.prettifyError(change.error) });
    makeChange(subject.company, change.data);
    send(response, 200, { done: change.data.change });
  } catch (error) {
    send(response, 404, { error: error instanceof Error ? error.message : 'Failed.' });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status);
  response.end(JSON.stringify(body));
}
