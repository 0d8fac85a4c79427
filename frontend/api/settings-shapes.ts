/** Notifications and seats as the API gives them. */
import type { ErrorView } from '../../backend/domain/errors';
import type { MailChannel, NotifiedEvent, WebhookChannel } from '../../backend/domain/notifications/channel';
import type { ApplicationSeats, SeatWarning } from '../../backend/domain/seats/judge-seats';

export type { Channel, NotifiedEvent } from '../../backend/domain/notifications/channel';

interface Stored {
  readonly secrets: readonly { readonly field: string; readonly updatedAt: string }[];
  /** The server of a mail channel, the origin of a webhook. */
  readonly destination: string | null;
}
export type ChannelView = (MailChannel | WebhookChannel) & Stored;

export interface NotificationsView {
  readonly panelUrl: string | null;
  readonly channels: readonly ChannelView[];
}

/** How the messages of a channel fare. */
export interface ChannelDeliveries {
  readonly channel: string;
  readonly waiting: number;
  readonly last: {
    readonly at: string;
    readonly event: NotifiedEvent | 'test';
    readonly state: 'waiting' | 'delivered' | 'given-up';
    readonly attempts: number;
    readonly error: ErrorView | null;
  } | null;
}

export interface SeatReport {
  readonly at: string;
  readonly applications: readonly (ApplicationSeats & { readonly warning: SeatWarning })[];
  readonly needed: readonly { readonly connectorId: string; readonly runId: string; readonly people: number; readonly at: string }[];
}
