/** The operations of a run as a file, streamed page by page: a million of them are never in memory at once. */
import { once } from 'node:events';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { RollcallError } from '../../domain/errors';
import { describeOperation, explainReason, type Installation, type JournalEntry } from '../../runs';
import { type Route, route } from '../http/route';
import { journalFilter } from '../runs/journal-filter';
import { OperationsQuerySchema, RunParamsSchema } from '../runs/schema';
import { CSV_START, toCsvRow } from './csv';

const PAGE = 1_000;
const FilterSchema = OperationsQuerySchema.pick({ state: true, kind: true, search: true, person: true });

interface Format {
  readonly extension: 'csv' | 'json';
  readonly contentType: string;
  readonly start: string;
  readonly between: string;
  readonly end: string;
  write(entry: JournalEntry): string;
}

const COLUMNS = [
  'seq',
  'kind',
  'person',
  'sourceId',
  'group',
  'property',
  'before',
  'after',
  'what',
  'reason',
  'state',
  'error',
  'remedy',
  'errorId',
];

const CSV: Format = {
  extension: 'csv',
  contentType: 'text/csv',
  start: CSV_START + toCsvRow(COLUMNS),
  between: '',
  end: '',
  write({ seq, operation, state, error, errorId }) {
    const person = 'person' in operation ? operation.person : null;
    return toCsvRow([
      seq,
      operation.kind,
      person?.userName,
      person?.sourceId,
      'group' in operation ? operation.group : null,
      'property' in operation ? operation.property : null,
      'before' in operation ? operation.before : null,
      'after' in operation ? operation.after : null,
      describeOperation(operation),
      explainReason(operation.reason, operation.kind),
      state,
      error?.message,
      error?.remedy,
      errorId,
    ]);
  },
};

const JSON_LIST: Format = {
  extension: 'json',
  contentType: 'application/json',
  start: '[\n',
  between: ',\n',
  end: '\n]\n',
  write: (entry) =>
    JSON.stringify({
      ...entry,
      words: describeOperation(entry.operation),
      reason: explainReason(entry.operation.reason, entry.operation.kind),
    }),
};

export function downloadRoutes({ store }: Pick<Installation, 'store'>): readonly Route[] {
  async function* pages(runId: string, query: z.infer<typeof FilterSchema>) {
    const filter = { limit: PAGE, ...journalFilter(query) };
    for (let after: string | null = '-1'; after !== null; ) {
      const page = await store.journal.list(runId, { ...filter, after: Number(after) });
      yield page.items;
      after = page.next;
    }
  }

  const download = (format: Format) =>
    route({
      method: 'get',
      path: `/runs/:run/operations.${format.extension}`,
      access: 'read-only',
      tag: 'runs',
      summary: `All operations of a run with their outcomes as a ${format.extension.toUpperCase()} file, filtered like the list`,
      params: RunParamsSchema,
      query: FilterSchema,
      contentType: format.contentType,
      handle: async ({ params, query, request, response, stillAdmitted }) => {
        if (!(await store.runs.get(params.run)))
          throw new RollcallError('not-found', 'There is no such run.', {
            field: 'path.run',
            remedy: 'List the runs and use one of their ids.',
          });
        const entries = pages(params.run, query);
        // The first page before the first byte: what goes wrong until then is answered as a problem.
        const first = await entries.next();
        begin(request, response, format, `rollcall-run-${params.run}.${format.extension}`);
        if (request.method === 'HEAD') return;
        let isFirst = true;
        for (let page = first; !page.done && !response.destroyed; page = await entries.next()) {
          const text = page.value.map(format.write).join(format.between);
          await send(response, isFirst || text === '' ? text : format.between + text);
          isFirst &&= page.value.length === 0;
          if (!(await stillAdmitted())) response.destroy();
        }
        if (!response.destroyed) response.end(format.end);
      },
    });

  return [download(CSV), download(JSON_LIST)];
}

function begin(request: Request, response: Response, { contentType, start }: Format, fileName: string): void {
  response
    .status(200)
    .set({ 'Content-Type': `${contentType}; charset=utf-8`, 'Content-Disposition': `attachment; filename="${fileName}"` });
  if (request.method === 'HEAD') response.end();
  else response.write(start);
}

/** Waits while whoever downloads is slower than the database. */
async function send(response: Response, text: string): Promise<void> {
  if (text === '' || response.write(text) || response.destroyed) return;
  const gone = new AbortController();
  const left = () => gone.abort();
  response.once('close', left);
  try {
    await once(response, 'drain', { signal: gone.signal });
  } catch (error) {
    if (!gone.signal.aborted) throw error;
  } finally {
    response.off('close', left);
  }
}
