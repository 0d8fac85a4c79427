/** A stand-in in a process of its own as the reference source of its type. */
import type { FieldValues } from '../../../backend/connectors/spi';
import { REFERENCE, type StartedReference } from '../reference-source';
import type { StandInProcess } from './own-process';

/** Calls by place since the last time they were asked for. */
export async function takeCounters(baseUrl: string): Promise<Readonly<Record<string, number>>> {
  const { counters } = (await (await fetch(`${baseUrl}/stand-in/counters`)).json()) as { readonly counters: Record<string, number> };
  await fetch(`${baseUrl}/stand-in/reset-counters`, { method: 'POST' });
  return counters;
}

export async function startReference<Started extends StandInProcess & { readonly baseUrl: string }>(
  start: (options: Readonly<Record<string, number>>) => Promise<Started>,
  latencyMs: number,
  own: Readonly<Record<string, number>>,
  values: (started: Started) => FieldValues,
): Promise<StartedReference> {
  const started = await start({ ...REFERENCE, latency: latencyMs, ...own });
  return {
    values: values(started),
    callsSince: async () => Object.values(await takeCounters(started.baseUrl)).reduce((sum, calls) => sum + calls, 0),
    close: started.close,
  };
}
