/** What a run needs around it. Made once by the installation; tests make their own. */
import type { Logger } from 'pino';
import type { Capabilities, Clock, Connector } from '../../connectors/spi';
import type { ConnectorConfiguration } from '../../domain/configuration';
import type { Link } from '../../domain/link';
import type { SourceId } from '../../domain/records';
import type { Progress, Run } from '../../domain/runs/run';
import type { Lease, Store } from '../../store/store';
import type { Target, TargetFacts } from '../../target/port';
import type { ExpressionEvaluator } from '../expressions/expression-evaluator';
import type { ProgressMeter } from '../progress';

export interface RunSurroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly expressions: ExpressionEvaluator;
  /** Opens the source with its secrets. The caller closes it. */
  openConnector(configuration: ConnectorConfiguration, signal: AbortSignal): Promise<OpenedConnector>;
  /** Opens the target. The caller closes it. */
  openTarget(): Promise<Target>;
  publish(progress: Progress): void;
}

export interface OpenedConnector {
  readonly connector: Connector;
  readonly capabilities: Capabilities;
  /** Requests sent to the source so far. */
  calls(): number;
}

export interface RunExecution extends RunSurroundings {
  readonly run: Run;
  readonly lease: Lease;
  readonly configuration: ConnectorConfiguration;
  /** A person asked to stop, or the process is ending. */
  readonly stop: AbortSignal;
  /** True while the process is ending: the run is left as it is, for the next process to go on with. */
  readonly leaving: () => boolean;
}

export interface PlanSurroundings {
  readonly target: Target;
  readonly facts: Promise<TargetFacts>;
  readonly meter: ProgressMeter;
  /** The links of the connector, read once; changed in place as the run goes on. */
  loadLinks(): Promise<Map<SourceId, Link>>;
}
