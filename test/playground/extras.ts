/** What else an administrator would have set up by now: somebody to tell, and a token for a script. */
import type { Installation } from '../../backend/runs';
import { createApiTokens } from '../../backend/security/api-tokens';
import { startWebhookSink, type WebhookSink } from '../notifications/webhook-sink';

const month = 30 * 86_400_000;

/** Answers the receiver of what Rollcall tells; it stands for a chat room. */
export async function setUpExtras({ configuration, store }: Installation): Promise<WebhookSink> {
  const sink = await startWebhookSink();
  const { version } = await store.settings.get();
  const events = ['failed', 'held', 'partial', 'not-started', 'recovered', 'changed'];
  await configuration.saveChannel(
    { id: 'chat', kind: 'webhook', name: 'Chat room of the Jira team', format: 'text', events },
    { url: sink.url },
    version,
    'try-out',
  );
  const tokens = createApiTokens({ tokens: store.tokens });
  await tokens.issue({ name: 'weekly report', role: 'read-only', expiresAt: new Date(Date.now() + month).toISOString() });
  return sink;
}
