/** `POST /$batch`: up to twenty requests, each answered on its own, in any order. Rules: Graph docs, "JSON batching". */
import { z } from 'zod';
import type { Misbehaviour } from '../stand-in/misbehave';
import { faults, GraphFault } from './errors';
import { answerGraph } from './graph-answer';
import type { TenantState } from './tenant-state';

const Batch = z.object({
  requests: z.array(
    z.object({
      id: z.string().min(1),
      method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      url: z.string().min(1),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
    }),
  ),
});

export interface BatchAnswer {
  readonly body: string;
  readonly wire: Misbehaviour | null;
}

export function answerBatch(
  state: TenantState,
  contentType: string | undefined,
  text: string,
  roles: ReadonlySet<string> | null,
): BatchAnswer {
  if (!/^application\/json\b/i.test(contentType ?? '')) throw faults.badBatch('Invalid batch payload format.');
  const requests = readRequests(text);
  let wire: Misbehaviour | null = null;
  const responses = requests.map(({ id, method, url, headers }) => {
    if (headers?.['x-ms-throttle-priority'] === 'Low') state.lowPriority += 1;
    const target = new URL(`${state.origin}/v1.0${url.startsWith('/') ? '' : '/'}${url}`);
    const answer = answerGraph(state, method, target.pathname.slice('/v1.0'.length), target, roles, true);
    wire ??= answer.wire;
    return `{"id":${JSON.stringify(id)},"status":${answer.status},"headers":${JSON.stringify(answer.headers)},"body":${answer.body || 'null'}}`;
  });
  // Never in the order asked.
  return { body: `{"responses":[${responses.reverse().join(',')}]}`, wire };
}

function readRequests(text: string) {
  let parsed: z.ZodSafeParseResult<z.infer<typeof Batch>>;
  try {
    parsed = Batch.safeParse(JSON.parse(text));
  } catch {
    throw faults.badBatch('Invalid batch payload format.');
  }
  if (!parsed.success) throw faults.badBatch('Invalid batch payload format.');
  const { requests } = parsed.data;
  if (requests.length > 20) throw faults.badBatch("Number of batch request steps exceeds the maximum value of '20'.");
  if (new Set(requests.map(({ id }) => id.toLowerCase())).size < requests.length)
    throw faults.badBatch('Request Id is not unique in the batch.');
  const untyped = requests.find(
    ({ body, headers = {} }) => body !== undefined && !Object.keys(headers).some((name) => /^content-type$/i.test(name)),
  );
  if (untyped) throw faults.badBatch(`Request ${untyped.id} has a body without a Content-Type header.`);
  if (requests.some(({ url }) => /^https?:/i.test(url))) throw new GraphFault(400, 'BadRequest', 'The url of a request must be relative.');
  return requests;
}
