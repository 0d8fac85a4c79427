/** Saving channels as an administrator does. */
import type { Installation } from '../../backend/runs';

export interface ChannelInput {
  readonly id: string;
  readonly kind: 'email' | 'webhook';
  readonly [field: string]: unknown;
}

export async function saveChannel(
  { configuration, store }: Installation,
  channel: ChannelInput,
  secrets: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { version } = await store.settings.get();
  await configuration.saveChannel({ name: channel.id, ...channel }, secrets, version, 'test');
}

const ever = new AbortController().signal;

/** Judges what ended and sends what is due now. */
export async function settle({ notifications }: Installation): Promise<void> {
  await notifications.work(ever);
}
