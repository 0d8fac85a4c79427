/** The stand-in in a process of its own. */
import { type ProcessOptions, type StandInProcess, startStandInProcess } from '../stand-in/own-process';

export interface OktaProcess extends StandInProcess {
  readonly baseUrl: string;
  readonly apiToken: string;
  readonly client: { readonly clientId: string; readonly keyId: string; readonly privateKey: string };
}

/** `options` as the command line has them: `{ users: 10000, groups: 500, latency: 20 }`. */
export function startOktaProcess(options: ProcessOptions): Promise<OktaProcess> {
  return startStandInProcess('okta', options);
}
