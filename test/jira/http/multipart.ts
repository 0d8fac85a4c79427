export interface FormPart {
  readonly field: string;
  readonly filename: string | null;
  readonly type: string;
  readonly content: Buffer;
}

/** The parts of a `multipart/form-data` body; empty when it is none. */
export function readMultipart(contentType: string, body: Buffer): FormPart[] {
  const match = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) return [];
  const mark = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  for (let at = body.indexOf(mark); at >= 0; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const piece = body.subarray(at + mark.length + 2, next - 2);
    const split = piece.indexOf('\r\n\r\n');
    if (split >= 0) parts.push(partOf(piece.subarray(0, split).toString('utf8'), piece.subarray(split + 4)));
    at = next;
  }
  return parts;
}

function partOf(head: string, content: Buffer): FormPart {
  return {
    field: /[; ]name="([^"]*)"/i.exec(head)?.[1] ?? '',
    filename: /filename="([^"]*)"/i.exec(head)?.[1] ?? null,
    type: /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? 'application/octet-stream',
    content,
  };
}
