/** The stand-in Jira Data Center, for tests, the bench and trying out. */
export type { BreakEffect, BreakModes, BreakRule } from './http/break-modes';
export type { Counters } from './http/counters';
export type { RateLimitSettings } from './limits/rate-limit';
export type { DirectoryRecord, GroupRecord, UserRecord } from './model/records';
export type { JiraState } from './model/state';
export type { NewUser } from './model/user-store';
export type { DirectoryOptions, JiraOptions, UserServerApplication } from './options';
export { PROFILE_IDS, type ProfileId, profileOf, type VersionProfile } from './profiles';
export { seedPeople } from './seed/people';
export type { JiraSite, SiteSettings } from './site';
export { type RunningJira, startJira } from './start';
export { dump as dumpPeople } from './steering/dump';
