import type { IncomingMessage } from 'node:http';

const NOTHING = Buffer.alloc(0);

/** Largest body taken: avatars and big JSON values fit. */
const MAX_BYTES = 32 * 1024 * 1024;

/** The whole body. Rejects when it is too large or the client goes away. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  if (!request.headers['content-length'] && !request.headers['transfer-encoding']) return Promise.resolve(NOTHING);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BYTES) reject(new Error('The body is too large'));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? NOTHING) : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The client went away')));
  });
}
