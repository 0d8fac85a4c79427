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
  readonly timeoutSeconds: string;
  readonly caFile: string;
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
    timeoutSeconds: String(jira?.timeoutSeconds ?? 60),
    caFile: jira?.caFile ?? '',
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
    timeoutSeconds: Number(input.timeoutSeconds),
    caFile: input.caFile.trim() === '' ? null : input.caFile.trim(),
    protectedAccounts: toLines(input.protectedAccounts),
  };
  // The server fills in what a new connection leaves out.
  return jira as JiraConnection;
}

/** Only what was entered: an empty field keeps what is stored. */
export function jiraSecretsOf({ token, password, userServerPassword }: JiraInput): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ token, password, userServerPassword }).filter(([, value]) => value !== ''));
}

/** The field of the form for each path the server names. */
export const jiraFields = {
  'jira.baseUrl': 'baseUrl',
  'jira.auth.user': 'user',
  'jira.auth.token': 'token',
  'jira.auth.password': 'password',
  'jira.userServer.password': 'userServerPassword',
  'jira.caFile': 'caFile',
  'jira.publicUrl': 'publicUrl',
  'jira.stickyCookies': 'stickyCookies',
} as const;
