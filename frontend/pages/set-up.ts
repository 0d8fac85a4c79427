/** The pages where something is set up, in one file of the bundle. */
export { AuditPage } from './audit/audit-page';
export { BackupPage } from './backup/backup-page';
export { ConnectorPage } from './connector/connector-page';
export { NewConnectorPage } from './connector/new-connector-page';
export { MappingPage } from './mapping/mapping-page';
export { SettingsPage } from './settings/settings-page';
export { TokensPage } from './tokens/tokens-page';
