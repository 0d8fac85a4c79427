import type { RateLimitSettings } from './limits/rate-limit';
import type { Theme } from './plugin/theme-names';
import type { ProfileId } from './profiles';

/** An application of "Jira User Server": it signs in to `/rest/usermanagement/1` with its own name and password. */
export interface UserServerApplication {
  readonly application: string;
  readonly password: string;
  /** Addresses calls may come from. Default: loopback only. */
  readonly allowedAddresses?: readonly string[];
}

export interface DirectoryOptions {
  readonly name: string;
  /** Default `write`. `local-groups`: users cannot be changed, groups can. */
  readonly access?: 'write' | 'local-groups' | 'read';
}

/** All of it is optional: `startJira()` gives Jira 10.3 with the administrator `admin`/`admin` on a free port. */
export interface JiraOptions {
  /** Short name or full version. Default `10.3`. */
  readonly version?: ProfileId | (string & {});
  /** Default 0: a free port. */
  readonly port?: number;
  readonly host?: string;
  /** Default `/jira`; `''` puts Jira at the root. */
  readonly contextPath?: string;
  /** The configured base URL that self links are made from. Default `http://localhost:<port><contextPath>`. */
  readonly baseUrl?: string;
  /** People besides the administrator. Default 0. */
  readonly users?: number;
  /** Same seed, same people. Default 1. */
  readonly seed?: number;
  /** Teams the seeded people are spread over. Default 12. */
  readonly teams?: number;
  /** Added to each answer, in milliseconds. Default 0. */
  readonly latencyMs?: number;
  /** Keeps the data in this file. Default: memory only. */
  readonly dataFile?: string;
  /** Token bucket per user. Default null: off, as Jira ships it. */
  readonly rateLimit?: Partial<RateLimitSettings> | null;
  readonly userServer?: UserServerApplication;
  /** In order. Default: one writable "Jira Internal Directory". */
  readonly directories?: readonly DirectoryOptions[];
  /** "External user management" of the general configuration. Default false. */
  readonly externalUserManagement?: boolean;
  /** Seats of Jira Software. Default null: unlimited. */
  readonly seats?: number | null;
  /** Failed log-ins before a CAPTCHA locks the account. Default 3 (UNCONFIRMED); 0 switches it off. */
  readonly captchaAfter?: number;
  /** Overrides what the version does about `user/search`: users reachable in total, null for all. */
  readonly userSearchWindow?: number | null;
  /** Overrides the version's default for basic authentication and session log-in. */
  readonly basicAuth?: boolean;
  /** Status of refusals by a read-only directory. Default 400 (UNCONFIRMED: 400 or 403). */
  readonly readOnlyStatus?: 400 | 403;
  /** Status of `GET group` where it no longer exists. Default 405 (UNCONFIRMED: 405 or 404). */
  readonly groupReadGoneStatus?: 404 | 405;
  /** Whether `user/list` gives inactive people too. Default true (UNCONFIRMED). */
  readonly userListIncludesInactive?: boolean;
  /** Milliseconds until a new or deleted group shows in reads. Default 0. */
  readonly groupLagMs?: number;
  /** Jars to install: each a path, or its bytes. */
  readonly plugins?: readonly (string | Uint8Array)[];
  /** Rollcall's address (`http://127.0.0.1:8080`): `<context>/rollcall/api` is handed on to it. Default: nothing is. */
  readonly backend?: string;
  /** Look of the pages from Jira 10 on. Default `light`. */
  readonly theme?: Theme;
  /** Language of the people, as Jira writes it. Default `en_US`. */
  readonly locale?: string;
  /** Ask administrators for the password again before guarded pages. Default false. */
  readonly webSudo?: boolean;
  /** Allow to install by upload. Default false, as Jira has it since 2024. */
  readonly pluginUpload?: boolean;
  /** What the log-in form is filled with already, for trying out: one press signs in. Default: nothing. */
  readonly loginForm?: { readonly name: string; readonly password: string };
  /** Name and password of the administrator. Default `admin`/`admin`. */
  readonly admin?: { readonly name: string; readonly password: string };
}
