import { request } from 'node:http';
import type { UserRecord } from '../model/records';
import { type LinkBase, userBrief } from '../routes/user/represent-brief';

export type UserEvent = 'user_created' | 'user_updated' | 'user_deleted';

export interface WebhookRecord {
  readonly id: number;
  name: string;
  url: string;
  events: string[];
  enabled: boolean;
  data: Record<string, unknown>;
  readonly createdBy: string;
  /** When it was registered. */
  readonly since: number;
  updated: number;
  delivered: number;
  failed: number;
  latest: { readonly at: number; readonly status: number | null; readonly body: string } | null;
}

/** Registered listeners. Deliveries are asynchronous, tried once, and go to loopback addresses only. */
export class Webhooks {
  private readonly site: LinkBase;
  readonly byId = new Map<number, WebhookRecord>();
  private lastId = 0;
  private readonly pending = new Set<Promise<void>>();

  constructor(site: LinkBase) {
    this.site = site;
  }

  add(hook: Omit<WebhookRecord, 'id' | 'delivered' | 'failed' | 'latest' | 'updated' | 'since'>): WebhookRecord {
    const record = { ...hook, id: ++this.lastId, updated: Date.now(), since: Date.now(), delivered: 0, failed: 0, latest: null };
    this.byId.set(record.id, record);
    return record;
  }

  /** Tells the listeners of this event, soon. */
  announce(event: UserEvent, user: UserRecord): void {
    if (this.byId.size === 0) return;
    const body = JSON.stringify({ timestamp: Date.now(), webhookEvent: event, user: userBrief(this.site, user) });
    for (const hook of this.byId.values()) {
      if (!hook.enabled || !hook.events.includes(event)) continue;
      const delivery = deliver(hook, body, event).finally(() => this.pending.delete(delivery));
      this.pending.add(delivery);
    }
  }

  /** Resolves when everything announced so far was tried. */
  async settled(): Promise<void> {
    await Promise.all(this.pending);
  }
}

async function deliver(hook: WebhookRecord, body: string, event: string): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const url = URL.canParse(hook.url) ? new URL(hook.url) : null;
  if (url?.protocol !== 'http:' || !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
    hook.failed++;
    return;
  }
  const status = await post(url, body, event);
  hook.latest = { at: Date.now(), status, body };
  if (status !== null && status < 400) hook.delivered++;
  else hook.failed++;
}

function post(url: URL, body: string, event: string): Promise<number | null> {
  return new Promise((resolve) => {
    const headers = {
      'Content-Type': 'application/json; charset=UTF-8',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'Atlassian HttpClient',
      'X-Atlassian-Webhook-Identifier': `${Date.now()}-${event}`,
    };
    const sent = request(url, { method: 'POST', headers, timeout: 5000, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? null));
      response.on('error', () => resolve(null));
    });
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(null));
    sent.end(body);
  });
}
