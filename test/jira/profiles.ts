/**
 * What each Jira version can do: one table, read for any full version number. The sources are the vendor's interface descriptions
 * of 6.1, 7.6, 8.4, 8.15 and 10.3 and measurements of independent clients; choices nobody attests are marked UNCONFIRMED.
 */

/** Short names of the versions the stand-in is tested with. Any other `major.minor[.patch]` works too. */
export type ProfileId = '7.6' | '8.2' | '8.5' | '8.15' | '9' | '10.0' | '10.3' | '11';

export const PROFILE_IDS: readonly ProfileId[] = ['7.6', '8.2', '8.5', '8.15', '9', '10.0', '10.3', '11'];

const FULL_VERSIONS: Readonly<Record<ProfileId, string>> = {
  '7.6': '7.6.17',
  '8.2': '8.2.6',
  '8.5': '8.5.19',
  '8.15': '8.15.1',
  '9': '9.12.19',
  '10.0': '10.0.1',
  '10.3': '10.3.4',
  '11': '11.0.1',
};

interface Span {
  readonly since?: readonly [number, number];
  /** First version without it. */
  readonly until?: readonly [number, number];
}

const FEATURES = {
  /** `active` writable by `PUT user`. */
  activeWritable: { since: [8, 3] },
  /** New users get keys `JIRAUSERnnnnn`; before, the lower-case login name. */
  opaqueUserKeys: { since: [8, 4] },
  includeDeleted: { since: [8, 15] },
  /** UNCONFIRMED: somewhere between 8.4.3 and 8.15.0; 8.7 is commonly named. */
  anonymization: { since: [8, 7] },
  personalTokens: { since: [8, 14] },
  oauth2: { since: [8, 22] },
  clusterNodes: { since: [8, 4] },
  /** `user/list`, `user/duplicated`, `user/session`, `lastLoginTime`. */
  userList: { since: [10, 3] },
  /** `GET group`: removed in 10.0, as its upgrade notes say and clients found. */
  groupRead: { until: [10, 0] },
  healthCheck: { until: [10, 0] },
  /** `startAt` goes beyond the first 1000 users. */
  searchBeyondFirstThousand: { since: [8, 6] },
  /** `startAt + maxResults` of `user/search` is held to 100. UNCONFIRMED for late 10.3.x and 11. */
  searchHundredInTotal: { since: [10, 0] },
  /** `issue/createmeta?projectKeys=` in one answer. */
  createMetaAtOnce: { until: [9, 0] },
  /** `issue/createmeta/{project}/issuetypes`. */
  createMetaByProject: { since: [8, 4] },
  /** `/rest/webhooks/1.0/webhook`; from 10 it is `/rest/jira-webhook/1.0/webhooks`. */
  oldWebhookPath: { until: [10, 0] },
  basicAuth: { until: [11, 0] },
  sessionLogin: { until: [11, 0] },
  anonymousServerInfo: { until: [11, 0] },
} as const satisfies Readonly<Record<string, Span>>;

export type Feature = keyof typeof FEATURES;

export interface VersionProfile {
  /** Full version: `10.3.4`. */
  readonly version: string;
  readonly numbers: readonly [number, number, number];
  readonly buildNumber: number;
  readonly has: Readonly<Record<Feature, boolean>>;
}

const atLeast = (numbers: readonly number[], bound: readonly [number, number]): boolean => {
  const [major = 0, minor = 0] = numbers;
  return major > bound[0] || (major === bound[0] && minor >= bound[1]);
};

/** As Jira counts: 8.5.19 is 805019, 9.12.27 is 9120027. UNCONFIRMED from 10 on: 10.3.4 as 10030004. */
function buildNumberOf(major: number, minor: number, patch: number): number {
  if (major < 9) return major * 100_000 + minor * 1_000 + patch;
  const middle = major === 9 ? String(minor) : String(minor).padStart(2, '0');
  return Number(`${major}${middle}${String(patch).padStart(4, '0')}`);
}

/** The profile of a short name (`10.3`) or a full version (`9.12.4`). Throws on anything that is not a version number. */
export function profileOf(version: string): VersionProfile {
  const full = FULL_VERSIONS[version as ProfileId] ?? version;
  if (!/^\d+(\.\d+){0,2}$/.test(full)) throw new Error(`Not a Jira version: ${version}`);
  const [major = 0, minor = 0, patch = 0] = full.split('.').map(Number);
  const has = Object.fromEntries(
    Object.entries<Span>(FEATURES).map(([name, span]) => [
      name,
      (!span.since || atLeast([major, minor], span.since)) && !(span.until && atLeast([major, minor], span.until)),
    ]),
  ) as Record<Feature, boolean>;
  return {
    version: `${major}.${minor}.${patch}`,
    numbers: [major, minor, patch],
    buildNumber: buildNumberOf(major, minor, patch),
    has,
  };
}
