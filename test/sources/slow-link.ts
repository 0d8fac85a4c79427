/** A way of some milliseconds to a server on this machine: whatever the client sends arrives that much later. */
import { connect, createServer, type Socket } from 'node:net';

export interface SlowLink {
  readonly port: number;
  /** Pieces the client sent since the last time it was asked. One a request, for clients that wait for each reply. */
  takeCount(): number;
  close(): Promise<void>;
}

export async function startSlowLink(farPort: number, latencyMs: number): Promise<SlowLink> {
  const open = new Set<Socket>();
  let sent = 0;
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: farPort, host: '127.0.0.1', noDelay: true });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy()).on('close', () => open.delete(socket) && other.destroy());
    }
    far.pipe(near);
    near.on('data', (piece) => {
      sent += 1;
      setTimeout(() => far.writable && far.write(piece), latencyMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No address.');
  return {
    port: address.port,
    takeCount() {
      const taken = sent;
      sent = 0;
      return taken;
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
