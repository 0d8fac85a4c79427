import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Size {
  readonly users: number;
  readonly groups: number;
  readonly membersPerGroup: number;
}

export const REFERENCE: Size = { users: 10_000, groups: 500, membersPerGroup: 100 };
export const LARGE: Size = { users: 100_000, groups: 10_000, membersPerGroup: 100 };
export const LATENCY_MS = 20;
export const LANES = 32;

export type StandInRequest =
  | { readonly kind: 'okta'; readonly size: Size; readonly latencyMs: number }
  | {
      readonly kind: 'jira';
      readonly version: string;
      readonly latencyMs: number;
      readonly userServer?: boolean;
      readonly filledWith?: Size;
    };

export interface StandIn {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

export async function startStandIn(request: StandInRequest): Promise<StandIn> {
  const child: ChildProcess = fork(join(__dirname, 'stand-in-process.ts'), [], { execArgv: ['--import', 'tsx'] });
  const ready = once(child, 'message');
  child.send(request);
  const failed = once(child, 'exit').then(() => {
    throw new Error(`The stand-in ${request.kind} ended before it was ready.`);
  });
  failed.catch(() => undefined);
  const [{ url, token }] = (await Promise.race([ready, failed])) as [{ url: string; token: string }];
  return {
    url,
    token,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Calls Jira has answered, from its own count. */
export async function jiraCounters(jira: StandIn): Promise<{ readonly reads: number; readonly writes: number }> {
  const reply = await fetch(new URL('/__standin/counters', jira.url));
  return (await reply.json()) as { reads: number; writes: number };
}
