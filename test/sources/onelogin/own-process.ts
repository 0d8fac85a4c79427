/** The stand-in in a process of its own. */
import { type ProcessOptions, type StandInProcess, startStandInProcess } from '../stand-in/own-process';

export interface OneLoginProcess extends StandInProcess {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** `options` as the command line has them: `{ users: 10000, groups: 500, latency: 20 }`. */
export function startOneLoginProcess(options: ProcessOptions): Promise<OneLoginProcess> {
  return startStandInProcess('onelogin', options);
}
