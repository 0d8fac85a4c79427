/** The pages where something is set up, in one file of the bundle. */
export { AuditPage } from './audit/audit-page';
export { BackupPage } from './backup/backup-page';
export { ConnectorPage } from './connector/connector-page';
export { NewConnectorPage } from './connector/new-connector-page';
export { NewConnectionPage } from './connector/setup/new-connection-page';
export { SetupPage } from './connector/setup/setup-page';
export { MappingPage } from './mapping/mapping-page';
export { SchedulePage } from './schedule/schedule-page';
export { SettingsPage } from './settings/settings-page';
export { TokensPage } from './tokens/tokens-page';
