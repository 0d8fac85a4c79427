/** Server-sent events over fetch: EventSource cannot send a bearer token. */
export interface ServerEvent {
  readonly name: string;
  readonly data: string;
}

/** Takes pieces of a `text/event-stream` as they come and gives the events that are whole. */
export function createEventReader(): (piece: string) => readonly ServerEvent[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    return blocks.map(readBlock).filter((event) => event !== null);
  };
}

function readBlock(block: string): ServerEvent | null {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  return data.length === 0 ? null : { name, data: data.join('\n') };
}

/** Reads one line of events to its end. Rejects when it cannot be opened. */
export async function followEvents(url: string, bearer: string, signal: AbortSignal, onEvent: (event: ServerEvent) => void): Promise<void> {
  const reply = await fetch(url, { headers: { Authorization: `Bearer ${bearer}` }, credentials: 'omit', cache: 'no-store', signal });
  if (!reply.ok || reply.body === null) throw new Error(`The events answered with status ${reply.status}`);
  const read = createEventReader();
  const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    for (const event of read(value)) onEvent(event);
  }
}
