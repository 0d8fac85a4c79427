/**
 * What a Jira version can do for us: one table. Sources: the vendor's interface descriptions of 8.4, 8.15, 10.3 and 11.3;
 * JRASERVER-65089 (search stops after 1000 until 8.5), JRASERVER-78660 (search stops after 100 from 10.0);
 * "active" is writable since 8.3.0 (JRASERVER-37294).
 */
import { RollcallError } from '../../domain/errors';

export interface VersionProfile {
  /** The first version of the row: `10.3`. */
  readonly name: string;
  readonly since: readonly [major: number, minor: number];
  /**
   * `list`: `user/list` gives the key and name of everybody. `search`: `user/search` with `.` gives everybody, as far as
   * `searchWindow` allows.
   */
  readonly users: 'search' | 'list';
  /** Users `user/search` reaches in total, as documented; what the server really does is found out while reading. */
  readonly searchWindow: number | null;
  /** `user/anonymization`. */
  readonly anonymization: boolean;
  /** Personal access tokens (8.14). */
  readonly tokens: boolean;
  /** Basic authentication works unless somebody switched it off. */
  readonly basicAuth: boolean;
}

const OLDEST = '8.3';

const PROFILES: readonly VersionProfile[] = [
  { name: '8.3', since: [8, 3], users: 'search', searchWindow: 1000, anonymization: false, tokens: false, basicAuth: true },
  { name: '8.6', since: [8, 6], users: 'search', searchWindow: null, anonymization: false, tokens: false, basicAuth: true },
  { name: '8.7', since: [8, 7], users: 'search', searchWindow: null, anonymization: true, tokens: false, basicAuth: true },
  { name: '8.14', since: [8, 14], users: 'search', searchWindow: null, anonymization: true, tokens: true, basicAuth: true },
  { name: '9', since: [9, 0], users: 'search', searchWindow: null, anonymization: true, tokens: true, basicAuth: true },
  { name: '10.0', since: [10, 0], users: 'search', searchWindow: 100, anonymization: true, tokens: true, basicAuth: true },
  { name: '10.3', since: [10, 3], users: 'list', searchWindow: 100, anonymization: true, tokens: true, basicAuth: true },
  { name: '11', since: [11, 0], users: 'list', searchWindow: 100, anonymization: true, tokens: true, basicAuth: false },
];

/** What `GET serverInfo` says, as far as we need it. */
export interface ServerInfo {
  readonly version: string;
  readonly numbers: readonly number[];
  readonly deploymentType: string;
  readonly baseUrl: string;
}

/** The row of the table for a server. Throws `target-version` for Jira Cloud and for versions below 8.3. */
export function chooseProfile(info: ServerInfo): VersionProfile {
  if (info.deploymentType.toLowerCase() === 'cloud') {
    throw new RollcallError('target-version', 'This is Jira Cloud. Rollcall writes to Jira Data Center and Jira Server.', {
      remedy: 'Enter the base URL of a Jira Data Center; Jira Cloud gets its people through Atlassian Guard.',
    });
  }
  const [major = 0, minor = 0] = info.numbers;
  const found = PROFILES.findLast(({ since }) => major > since[0] || (major === since[0] && minor >= since[1]));
  if (!found) {
    throw new RollcallError('target-version', `Jira ${info.version} is too old: it cannot deactivate users by REST.`, {
      remedy: `Upgrade Jira to ${OLDEST} or later; a long-term support release is best.`,
    });
  }
  return found;
}
