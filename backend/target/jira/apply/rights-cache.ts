import type { Clock } from '../clock';
import type { JiraClient } from '../http/jira-client';
import { type Rights, readRights } from '../rest/server';

/** Long enough for a flood of refusals, short enough to see rights given meanwhile. */
const GOOD_FOR_MS = 30_000;

/** Our own rights, read when a refusal has to be explained: once for many refusals. */
export class RightsCache {
  private readonly client: JiraClient;
  private readonly clock: Clock;
  private last: { readonly at: number; readonly rights: Promise<Rights> } | null = null;

  constructor(client: JiraClient, clock: Clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Throws when they cannot be read. */
  async read(): Promise<Rights> {
    const now = this.clock.now();
    if (!this.last || now - this.last.at > GOOD_FOR_MS) {
      const rights = readRights(this.client);
      this.last = { at: now, rights };
      rights.catch(() => {
        this.last = null;
      });
    }
    return await this.last.rights;
  }
}
