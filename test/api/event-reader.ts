/** Reads server-sent events as a browser would. */
import type { Progress } from '../../backend/domain/runs/run';

export interface ServerEvent {
  readonly event: string;
  readonly data: Progress;
}

export interface EventReader {
  readonly headers: Headers;
  readonly seen: readonly ServerEvent[];
  /** The first event that fits, seen already or still to come. */
  until(fits: (event: ServerEvent) => boolean): Promise<ServerEvent>;
  /** Resolves when the server hangs up. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export async function readEvents(baseUrl: string, path: string, token: string | null): Promise<EventReader> {
  const leaving = new AbortController();
  const response = await fetch(`${baseUrl}${path}`, {
    headers: { Authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  if (response.status !== 200 || !response.body) throw new Error(`Events answered ${response.status}`);
  const seen: ServerEvent[] = [];
  const waiting = new Set<() => void>();
  const { body } = response;
  const ended = (async () => {
    let text = '';
    for await (const part of body.pipeThrough(new TextDecoderStream())) {
      text += part;
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
        if (fields.event) seen.push({ event: fields.event, data: JSON.parse(fields.data) });
      }
      for (const look of waiting) look();
    }
  })().catch(() => undefined);
  return {
    headers: response.headers,
    seen,
    ended,
    until: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = seen.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async close() {
      leaving.abort();
      await ended;
    },
  };
}
