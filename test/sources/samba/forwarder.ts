/** A TCP port on 127.0.0.1 for a server that listens on a Unix socket. */
import { connect, createServer, type Socket } from 'node:net';

export interface Forwarder {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startForwarder(path: string): Promise<Forwarder> {
  const open = new Set<Socket>();
  const join = (from: Socket, to: Socket): void => {
    open.add(from);
    from.on('close', () => open.delete(from) && to.destroy()).on('error', () => to.destroy());
    from.pipe(to);
  };
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect(path);
    join(near, far);
    join(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No address.');
  return {
    port: address.port,
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
