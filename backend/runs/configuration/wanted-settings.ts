import type { Settings } from '../../domain/configuration';
import { withoutSecrets } from './find-problems';
import type { ParsedConfiguration } from './parse-file';
import type { FileOrigin } from './substitute';

/** The settings once a file was taken over; what it does not speak of stays as it is. */
export function wantedSettings(parsed: ParsedConfiguration, before: Settings, origin: FileOrigin['origin']): Settings {
  return {
    ...before,
    jira: parsed.jira ? withoutSecrets(parsed.jira) : before.jira,
    retention: parsed.retention ?? before.retention,
    access: parsed.access ?? before.access,
    notifications: parsed.notifications ?? before.notifications,
    // Only the operator's own file may say which private hosts are reached.
    outboundAllow: origin === 'operator' ? [...parsed.outboundAllow] : before.outboundAllow,
  };
}
