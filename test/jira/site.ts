import { LoginHistory } from './auth/captcha';
import { OAuthProvider } from './auth/oauth';
import { Sessions } from './auth/sessions';
import { PersonalTokens } from './auth/tokens';
import { ContentStore } from './content/content-store';
import { BreakModes } from './http/break-modes';
import { Counters } from './http/counters';
import { RateLimiter } from './limits/rate-limit';
import { Lag } from './model/lag';
import { JiraState } from './model/state';
import type { JiraOptions, UserServerApplication } from './options';
import { PluginHost } from './plugin/plugin-host';
import type { Theme } from './plugin/theme-names';
import { profileOf, type VersionProfile } from './profiles';
import { Webhooks } from './webhooks/webhooks';

/** What can be changed while the stand-in runs. */
export interface SiteSettings {
  latencyMs: number;
  externalUserManagement: boolean;
  captchaAfter: number;
  basicAuth: boolean;
  sessionLogin: boolean;
  xsrfCheck: boolean;
  /** People reachable by `user/search` in total: 100 from Jira 10 on, 1000 up to 8.5, null: all. */
  userSearchWindow: number | null;
  readOnlyStatus: 400 | 403;
  groupReadGoneStatus: 404 | 405;
  userListIncludesInactive: boolean;
  groupLagMs: number;
  /** Rows of `groups/picker` when the caller asks for none (`jira.ajax.autocomplete.limit`, value UNCONFIRMED). */
  groupPickerDefault: number;
  /** Most rows of `groups/picker` however many are asked for; null: no cap (UNCONFIRMED). */
  groupPickerCap: number | null;
  /** Where the reverse proxy hands `<context>/rollcall/api` to; null: there is none. */
  backend: string | null;
  /** The look of those who have chosen none; before Jira 10 there is only the original one. */
  theme: Theme;
  /** Language of everybody: `en_US`, `de_DE` … */
  locale: string;
  /** Asks administrators for the password again. Jira does so by default, the stand-in does not. */
  webSudo: boolean;
  /** Installing by upload (`upm.plugin.upload.enabled`). */
  pluginUpload: boolean;
  loginForm: { readonly name: string; readonly password: string } | null;
}

/** One Jira: its people, its settings, and what was asked of it. */
export class JiraSite {
  readonly profile: VersionProfile;
  readonly contextPath: string;
  readonly state: JiraState;
  readonly settings: SiteSettings;
  readonly counters = new Counters();
  readonly breakModes = new BreakModes();
  readonly rateLimiter: RateLimiter;
  readonly sessions = new Sessions();
  readonly tokens = new PersonalTokens();
  readonly oauth = new OAuthProvider();
  readonly logins = new LoginHistory();
  readonly content = new ContentStore();
  readonly lag = new Lag();
  readonly webhooks: Webhooks;
  readonly plugins: PluginHost;
  /** Looks that people have chosen, by user key. */
  readonly themes = new Map<string, Theme>();
  /** Languages that people have chosen (`de_DE`), by user key. */
  readonly locales = new Map<string, string>();
  /** When the password was given again, by session. */
  readonly webSudo = new Map<string, number>();
  readonly userServerApplications: UserServerApplication[];
  /** What self links begin with: configured, never taken from a request. Known once the port is. */
  baseUrl = '';
  readonly startedAt = Date.now();
  /** State of `/status`. */
  condition: 'RUNNING' | 'STARTING' | 'STOPPING' | 'FIRST_RUN' | 'MAINTENANCE' | 'ERROR' = 'RUNNING';

  private readonly typeProperties = new Map<string, Map<string, unknown>>();

  /** What apps keep with an issue type, in memory only. */
  issueTypeProperties(id: string): Map<string, unknown> {
    const kept = this.typeProperties.get(id) ?? new Map<string, unknown>();
    this.typeProperties.set(id, kept);
    return kept;
  }

  constructor(options: JiraOptions) {
    this.profile = profileOf(options.version ?? '10.3');
    this.contextPath = normalizeContextPath(options.contextPath ?? '/jira');
    const { has } = this.profile;
    this.state = new JiraState({
      directories: options.directories ?? [{ name: 'Jira Internal Directory' }],
      opaqueKeys: has.opaqueUserKeys,
      seats: options.seats ?? null,
    });
    this.webhooks = new Webhooks(this);
    this.plugins = new PluginHost(this.profile);
    this.rateLimiter = new RateLimiter(options.rateLimit);
    this.userServerApplications = options.userServer ? [options.userServer] : [];
    this.settings = {
      latencyMs: options.latencyMs ?? 0,
      externalUserManagement: options.externalUserManagement ?? false,
      captchaAfter: options.captchaAfter ?? 3,
      basicAuth: options.basicAuth ?? has.basicAuth,
      sessionLogin: options.basicAuth ?? has.sessionLogin,
      xsrfCheck: true,
      userSearchWindow: options.userSearchWindow === undefined ? defaultSearchWindow(this.profile) : options.userSearchWindow,
      readOnlyStatus: options.readOnlyStatus ?? 400,
      groupReadGoneStatus: options.groupReadGoneStatus ?? 405,
      userListIncludesInactive: options.userListIncludesInactive ?? true,
      groupLagMs: options.groupLagMs ?? 0,
      groupPickerDefault: 20,
      groupPickerCap: null,
      backend: options.backend ?? null,
      theme: options.theme ?? 'light',
      locale: options.locale ?? 'en_US',
      webSudo: options.webSudo ?? false,
      pluginUpload: options.pluginUpload ?? false,
      loginForm: options.loginForm ?? null,
    };
  }
}

function normalizeContextPath(path: string): string {
  const bare = path.replace(/^\/+|\/+$/g, '');
  return bare === '' ? '' : `/${bare}`;
}

function defaultSearchWindow(profile: VersionProfile): number | null {
  if (profile.has.searchHundredInTotal) return 100;
  return profile.has.searchBeyondFirstThousand ? null : 1000;
}
