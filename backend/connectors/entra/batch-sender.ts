/** One POST to `/$batch` and what comes back, and the way round it for a single request. */

import { z } from 'zod';
import type { Json } from '../../domain/json';
import type { HttpClient, PacingRule } from '../kit/http/client';
import { protocolFault } from '../kit/misfortune';
import { explainRefusal } from './refusals';

export interface BatchReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface BatchSender {
  /** Replies by place, counted from `1`. Throws `source-protocol` or `source-limit` when the reply as a whole is of no use. */
  post(urls: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, BatchReply>>;
  get(url: string, signal: AbortSignal): Promise<unknown>;
  refreshToken(): Promise<void>;
  readonly pace: PacingRule;
  /** For messages. */
  readonly host: string;
}

/** Marks a request as one that may wait, when the tenant is short of resource units (Graph docs, throttling limits). */
export const lowPriority = { 'x-ms-throttle-priority': 'Low' } as const;

const Reply = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int().min(100).max(599),
      headers: z.record(z.string(), z.unknown()).nullish(),
      // A refusal may come without one.
      body: z.unknown().optional(),
    }),
  ),
});

export function createBatchSender(client: HttpClient, parts: Pick<BatchSender, 'get' | 'refreshToken' | 'pace' | 'host'>): BatchSender {
  return {
    ...parts,
    post: async (urls, signal) => {
      const requests: Json[] = urls.map((url, place) => ({ id: String(place + 1), method: 'GET', url, headers: { ...lowPriority } }));
      const reply = await client.request({
        method: 'POST',
        url: '/$batch',
        json: { requests },
        // It only reads, so it may be sent again.
        repeatable: true,
        background: true,
        accept: [400, 401, 403, 404],
        signal,
      });
      if (reply.status >= 400) throw explainRefusal(reply, '/$batch');
      const parsed = Reply.safeParse(reply.body);
      if (!parsed.success) throw protocolFault('Graph sent something else where replies of a batch were expected.');
      return new Map(
        parsed.data.responses.map(({ id, status, headers, body }) => [id, { status, headers: lowerCase(headers ?? {}), body }]),
      );
    },
  };
}

export function itemIsTransient(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

function lowerCase(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
