/** Messages to the outside: what of the runs is still to be told, what is on its way, and what each channel knows. */
import type { ErrorView } from '../domain/errors';
import type { Folding } from '../domain/notifications/folding';
import type { Message } from '../domain/notifications/message';
import type { Told } from '../domain/notifications/telling';

/** A run came to an end, noted in the transaction that ended it. */
export interface RunEnding {
  readonly seq: number;
  readonly runId: string;
  readonly at: string;
}

export interface NewDelivery {
  /** UUID; the receiver sees it with every try. */
  readonly id: string;
  readonly channel: string;
  /** What it is about. A channel gets one message for each key, whoever asks how often. */
  readonly key: string;
  readonly message: Message;
}

export interface Delivery extends NewDelivery {
  /** Tries with this one. */
  readonly attempts: number;
  readonly createdAt: string;
  /** Others of the channel do not wait for it. */
  readonly aside: boolean;
}

export interface ToldCondition extends Told {
  readonly channel: string;
  readonly connectorId: string;
  readonly folding: Folding;
}

export type DeliveryOutcome =
  | { readonly state: 'delivered' }
  | { readonly state: 'waiting'; readonly afterMs: number; readonly error: ErrorView }
  | { readonly state: 'given-up'; readonly error: ErrorView };

/** How the messages of a channel fare. */
export interface ChannelDeliveries {
  readonly channel: string;
  readonly waiting: number;
  /** The try that was last. */
  readonly last: {
    readonly at: string;
    readonly event: Message['event'];
    readonly state: DeliveryOutcome['state'];
    readonly attempts: number;
    readonly error: ErrorView | null;
  } | null;
}

export interface DeliveryRepository {
  /** What nobody has judged yet, oldest first. */
  endings(limit: number): Promise<readonly RunEnding[]>;
  told(connectorId: string): Promise<readonly ToldCondition[]>;
  /** Those with a message held back whose time has come. */
  heldBefore(at: string): Promise<readonly ToldCondition[]>;
  /**
   * Stores messages together with what the channels know after them, and takes the ending off the list, in one transaction.
   * False, and nothing is stored, when another process has judged that ending.
   */
  tell(ending: number | null, deliveries: readonly NewDelivery[], told: readonly ToldCondition[]): Promise<boolean>;
  /**
   * The next messages of each channel, at most `perChannel`, in the order in which they were made. Nobody else gets them for `claimMs`,
   * nor those behind them: while the oldest of a channel is not due, the channel waits. What stands aside comes last, when due.
   */
  claim(perChannel: number, claimMs: number): Promise<readonly Delivery[]>;
  conclude(id: string, outcome: DeliveryOutcome): Promise<void>;
  /** Lets those behind it pass. */
  setAside(id: string): Promise<void>;
  /** Gives back what was claimed and not tried. */
  release(ids: readonly string[], afterMs: number): Promise<void>;
  /** A message that was sent past the queue: somebody tried the channel. */
  note(delivery: NewDelivery, outcome: Exclude<DeliveryOutcome, { state: 'waiting' }>): Promise<void>;
  summary(): Promise<readonly ChannelDeliveries[]>;
  /** Forgets a channel that was removed. */
  forget(channel: string): Promise<void>;
  /** Deletes what was delivered or given up before; what each channel tried last stays. */
  purge(before: string): Promise<number>;
}
