import { isRollcallError, RollcallError } from '../../domain/errors';
import type { TargetFacts } from '../port';
import type { JiraClient } from './http/jira-client';
import { chooseProfile, type ServerInfo, type VersionProfile } from './profile';
import { readMyself, serverInfoOf } from './rest/server';

/** What is known about a Jira once its version and our account are found. */
export interface Session {
  readonly facts: TargetFacts;
  readonly profile: VersionProfile;
  readonly myself: { readonly key: string; readonly name: string };
}

/**
 * Reads the version. The answer counts even when Jira takes us for anonymous: an old Jira that does not know tokens is to
 * be refused for its age, not for the token. (Jira 11 answers 401 to strangers.)
 */
export async function readServerInfo(client: JiraClient): Promise<ServerInfo> {
  const { status, body } = await client.read('/rest/api/2/serverInfo', { asAnybody: true, accept: [403] });
  if (status === 403) throw signInSwitchedOff();
  return serverInfoOf(body);
}

/** Everybody may ask for the version, so a 403 speaks of the way to sign in. */
function signInSwitchedOff(): RollcallError {
  return new RollcallError('target-auth', 'Jira does not accept this way to sign in.', {
    remedy:
      'Jira 11 has switched user names with passwords off for REST: create a personal access token for the account and use it instead.',
  });
}

/** Finds version, profile and our own account. Throws what a person must mend: address, version, credentials. */
export async function connect(client: JiraClient, auth: 'pat' | 'basic'): Promise<Session> {
  const info = await readServerInfo(client);
  const profile = chooseProfile(info);
  const facts = { product: 'Jira', version: info.version, baseUrl: info.baseUrl, profile: profile.name };
  try {
    return { facts, profile, myself: await readMyself(client) };
  } catch (error) {
    if (isRollcallError(error) && error.code === 'target-auth') throw explainRejection(error, profile, auth);
    throw error;
  }
}

/** A rejection that the version explains. */
export function explainRejection(error: RollcallError, profile: VersionProfile, auth: 'pat' | 'basic'): RollcallError {
  if (auth === 'pat' && !profile.tokens) {
    return new RollcallError('target-auth', 'This version of Jira has no personal access tokens.', {
      remedy: 'Use a user name and password, or upgrade Jira to 8.14 or later.',
      cause: error,
    });
  }
  if (auth === 'basic' && !profile.basicAuth) {
    return new RollcallError(
      'target-auth',
      'Jira did not accept the user name and password; Jira 11 has switched this way of signing in off.',
      {
        remedy: 'Create a personal access token for the account and use it instead.',
        cause: error,
      },
    );
  }
  return error;
}
