/** What the API and the command line may use. */
export { connectorTypes } from '../connectors/registry';
export type { Connector, ConnectorSpec, ConnectorType, Probe, SourceSchema, SpecField } from '../connectors/spi';
export { explainReason } from '../domain/explain/words';
export { FINISHED, type OperationState, type Progress, type Run, type RunCounts, type RunKind, type RunState } from '../domain/runs/run';
export type { JournalEntry, JournalFilter, Page, RunFilter, Store, Versioned } from '../store/store';
export type { Target, TargetFacts, TargetProbe } from '../target/port';
export { systemClock } from './clock';
export {
  type ConfigurationService,
  connectorOwner,
  type ImportResult,
  type SecretValues,
} from './configuration/configuration-service';
export { exportConfiguration } from './configuration/export-file';
export { ConfigurationFileSchema } from './configuration/file-schema';
export { parseConfigurationFile } from './configuration/parse-file';
export { ConfigurationError, type ConfigurationProblem, problemsOf } from './configuration/problem';
export { nextRunOf } from './configuration/validate-connector';
export { describeOperation } from './describe-operation';
export { type Environment, readEnvironment } from './environment';
export { type Installation, installOver, openInstallation } from './installation';
export type { RunService, StartRequest } from './run-service';
export { type Scheduler, startScheduler } from './schedule';
