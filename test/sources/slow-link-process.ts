/** `slow-link.ts` in a process of its own, so that its work is not counted as the connector's. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { startSlowLink } from './slow-link';

export interface FarLink {
  readonly port: number;
  takeCount(): Promise<number>;
  close(): Promise<void>;
}

export async function forkSlowLink(farPort: number, latencyMs: number): Promise<FarLink> {
  const child: ChildProcess = fork(__filename, [], { execArgv: ['--import', 'tsx'] });
  const ask = async (message: object): Promise<number> => {
    const reply = once(child, 'message');
    child.send(message);
    const [answer] = (await reply) as [number];
    return answer;
  };
  return {
    port: await ask({ farPort, latencyMs }),
    takeCount: () => ask({}),
    async close() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

if (require.main === module) {
  process.once('message', (wanted: { readonly farPort: number; readonly latencyMs: number }) => {
    void startSlowLink(wanted.farPort, wanted.latencyMs).then((link) => {
      process.on('message', () => process.send?.(link.takeCount()));
      process.send?.(link.port);
    });
  });
  process.once('disconnect', () => process.exit(0));
}
