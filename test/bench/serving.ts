/** `rollcall serve` in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { serverBundle } from '../faults/server-bundle';
import type { Workplace } from './program';

export interface ServingProgram {
  /** `http://127.0.0.1:1234` */
  readonly origin: string;
  stop(): Promise<void>;
}

export async function startServing({ dataDir, config, variables }: Workplace): Promise<ServingProgram> {
  const words = ['--json', '--config', config, '--data', dataDir, 'serve', '--host', '127.0.0.1', '--port', '0'];
  const child = spawn(process.execPath, [serverBundle(), ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, ROLLCALL_OUTBOUND_ALLOW: '127.0.0.1', ROLLCALL_LOG_LEVEL: 'error', ...variables },
  });
  const gone = once(child, 'exit');
  const failed = gone.then(() => {
    throw new Error('The program ended before it listened.');
  });
  failed.catch(() => undefined);
  const url = await Promise.race([readAddress(child.stdout), failed]);
  return {
    origin: new URL(url).origin,
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** The address it says it listens on, in JSON of several lines. The rest of what it says is read and forgotten. */
function readAddress(output: Readable): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    output.on('data', (chunk) => {
      text += String(chunk);
      const address = /"url": "([^"]+)"/.exec(text)?.[1];
      if (address) resolve(address);
    });
  });
}
