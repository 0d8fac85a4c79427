import type { JiraConnection } from '../../api/shapes';
import { toLines } from '../../components/lines';

/** The form's fields as they are typed. */
export interface JiraInput {
  readonly baseUrl: string;
  readonly kind: 'pat' | 'basic';
  readonly user: string;
  readonly application: string;
  readonly publicUrl: string;
  readonly stickyCookies: string;
  readonly maxLanes: string;
  readonly protectedAccounts: string;
  readonly token: string;
  readonly password: string;
  readonly userServerPassword: string;
}

export function toJiraInput(jira: JiraConnection | null): JiraInput {
  return {
    baseUrl: jira?.baseUrl ?? '',
    kind: jira?.auth.kind ?? 'pat',
    user: jira?.auth.kind === 'basic' ? jira.auth.user : '',
    application: jira?.userServer?.application ?? '',
    publicUrl: jira?.publicUrl ?? '',
    stickyCookies: (jira?.stickyCookies ?? []).join('\n'),
    maxLanes: String(jira?.maxLanes ?? 16),
    protectedAccounts: (jira?.protectedAccounts ?? []).join('\n'),
    token: '',
    password: '',
    userServerPassword: '',
  };
}

/** What is not in the form stays as it was. */
export function jiraOf(input: JiraInput, before: JiraConnection | null): JiraConnection {
  const jira = {
    ...before,
    baseUrl: input.baseUrl.trim(),
    auth: input.kind === 'pat' ? { kind: 'pat' } : { kind: 'basic', user: input.user.trim() },
    userServer: input.application.trim() === '' ? null : { application: input.application.trim() },
    publicUrl: input.publicUrl.trim() === '' ? null : input.publicUrl.trim(),
    stickyCookies: toLines(input.stickyCookies),
    maxLanes: Number(input.maxLanes),
    protectedAccounts: toLines(input.protectedAccounts),
  };
  // The server fills in what a new connection leaves out.
  return jira as JiraConnection;
}

/** Only what was entered: an empty field keeps what is stored. */
export function jiraSecretsOf({ token, password, userServerPassword }: JiraInput): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ token, password, userServerPassword }).filter(([, value]) => value !== ''));
}
