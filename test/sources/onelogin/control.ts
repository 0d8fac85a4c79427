/** Lets another process watch and change the company: `POST /stand-in/change`, `GET /stand-in/counters`. Not part of OneLogin. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { AskedChange, makeChange } from '../company/asked-change';
import type { AccountState } from './account-state';

export async function answerControl(state: AccountState, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url.pathname === '/stand-in/counters') return send(response, 200, { counters: state.counters, peakInFlight: state.peakInFlight });
  if (url.pathname !== '/stand-in/change' || request.method !== 'POST') return send(response, 404, { error: 'Not found.' });
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const change = AskedChange.safeParse(JSON.parse(text));
  if (!change.success) return send(response, 400, { error: z.prettifyError(change.error) });
  try {
    makeChange(state.directory.company, change.data);
    send(response, 200, { done: change.data.change });
  } catch (error) {
    send(response, 404, { error: error instanceof Error ? error.message : 'Failed.' });
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status);
  response.end(JSON.stringify(body));
}
