/**
 * What Jira says of itself, of us and of its licences. Described by the vendor under
 * https://developer.atlassian.com/server/jira/platform/rest/v11003/: `serverInfo`, `myself`, `mypermissions`, `applicationrole`.
 */
import type { ApplicationSeats } from '../../../domain/seats/judge-seats';
import type { JiraClient } from '../http/jira-client';
import type { ServerInfo } from '../profile';
import { isObject, listOf, objectOf, textOf } from './shapes';

/** @param body the JSON of `GET serverInfo`. */
export function serverInfoOf(body: unknown): ServerInfo {
  const { version, versionNumbers, deploymentType, baseUrl } = objectOf(body, 'its version');
  const text = textOf(version, 'its version');
  const numbers = Array.isArray(versionNumbers) ? versionNumbers.map(Number) : text.split('.').map((part) => Number.parseInt(part, 10));
  return {
    version: text,
    numbers,
    deploymentType: typeof deploymentType === 'string' ? deploymentType : 'Server',
    baseUrl: typeof baseUrl === 'string' ? baseUrl : '',
  };
}

/** The account of the connection. Throws `target-auth` for an anonymous caller. */
export async function readMyself(client: JiraClient): Promise<{ readonly key: string; readonly name: string }> {
  const { body } = await client.read('/rest/api/2/myself');
  const { key, name } = objectOf(body, 'the account of the connection');
  return { key: textOf(key, 'the account of the connection'), name: textOf(name, 'the account of the connection') };
}

export interface Rights {
  readonly administer: boolean;
  readonly systemAdmin: boolean;
}

export async function readRights(client: JiraClient): Promise<Rights> {
  const { body } = await client.read('/rest/api/2/mypermissions');
  const permissions = objectOf(objectOf(body, 'the permissions').permissions, 'the permissions');
  const has = (name: string): boolean => isObject(permissions[name]) && permissions[name].havePermission === true;
  return { administer: has('ADMINISTER'), systemAdmin: has('SYSTEM_ADMIN') };
}

/** `GET applicationrole`; unlimited licences have `hasUnlimitedSeats`, or -1 as numbers. Applications that are not installed are left out. */
export async function readSeats(client: JiraClient): Promise<readonly ApplicationSeats[]> {
  const { body } = await client.read('/rest/api/2/applicationrole');
  const roles = listOf(body, 'the applications').map((value) => objectOf(value, 'an application'));
  return roles
    .filter(({ defined }) => defined !== false)
    .map((role) => {
      const unlimited = role.hasUnlimitedSeats === true || typeof role.remainingSeats !== 'number' || role.remainingSeats < 0;
      return {
        key: textOf(role.key, 'an application'),
        name: typeof role.name === 'string' ? role.name : textOf(role.key, 'an application'),
        byDefault: role.selectedByDefault === true,
        total: unlimited || typeof role.numberOfSeats !== 'number' || role.numberOfSeats < 0 ? null : role.numberOfSeats,
        used: typeof role.userCount === 'number' ? Math.max(0, role.userCount) : 0,
        remaining: unlimited ? null : Number(role.remainingSeats),
      };
    });
}
