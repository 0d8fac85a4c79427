/** "Test connection": the calls of a read, one page each, and what to mend. */
import { viewError } from '../../domain/errors';
import type { LdapEntry } from '../kit/ldap/entry';
import type { ConnectorHost, Probe } from '../spi';
import { checkDelta } from './check-delta';
import { Directory } from './client';
import type { LdapConfig } from './configuration';
import { groupAttributes } from './read-groups';
import { readId } from './records';

type Name = Probe['name'];

export async function checkDirectory(config: LdapConfig, host: ConnectorHost): Promise<readonly Probe[]> {
  const rest: readonly Name[] = ['list-users', 'list-groups', 'list-members', 'delta'];
  let directory: Directory;
  try {
    directory = await Directory.open(config, host);
  } catch (error) {
    const view = viewError(error);
    const signIn = view.code === 'source-auth';
    const connect: Probe = signIn ? ok('connect', 'The directory answers.') : failed('connect', error);
    return [connect, signIn ? failed('token', error) : skipped('token'), ...rest.map(skipped)];
  }
  try {
    const token = await checkAccount(directory);
    return [
      ok('connect', describe(directory)),
      token,
      ...(token.result === 'failed' ? rest.map(skipped) : [...(await checkLists(directory)), await checkDelta(directory, host)]),
    ];
  } catch (error) {
    return [ok('connect', describe(directory)), failed('token', error), ...rest.map(skipped)];
  } finally {
    directory.close();
  }
}

function describe({ layout }: Directory): string {
  return layout.kind === 'active-directory' ? 'Active Directory answers.' : 'An LDAP directory answers.';
}

/** Some servers take a wrong account for anonymous and say nothing. */
async function checkAccount(directory: Directory): Promise<Probe> {
  const name = await directory.main.whoAmI();
  if (directory.config.account === null) return ok('token', 'Reading without an account.');
  if (name !== '') return ok('token', 'The bind account has signed in.');
  return {
    name: 'token',
    result: 'failed',
    detail: 'The directory takes the bind account for anonymous.',
    hint: 'Check the bind DN and the password.',
  };
}

async function checkLists(directory: Directory): Promise<readonly Probe[]> {
  const { layout } = directory;
  const users = await firstPage('list-users', 'people', directory.layout.idAttribute, () => directory.users());
  let members: Probe = skipped('list-members');
  const groups = await firstPage(
    'list-groups',
    'groups',
    layout.idAttribute,
    () => directory.groups(groupAttributes(directory)),
    (entries) => {
      const filled = entries.filter((entry) => layout.memberAttributes.some((name) => entry.has(name)));
      members =
        filled.length > 0 || entries.length === 0
          ? ok('list-members', `${filled.length} of ${entries.length} groups on the first page show members.`)
          : {
              name: 'list-members',
              result: 'failed',
              detail: 'Not one group on the first page shows a member.',
              hint: `Let the bind account read ${layout.memberAttributes.join(', ')}, or set the attribute that holds the members.`,
            };
    },
  );
  return [users, groups, members];
}

async function firstPage(
  name: Name,
  what: string,
  idAttribute: string,
  search: () => AsyncGenerator<{ readonly entries: readonly LdapEntry[] }>,
  look: (entries: readonly LdapEntry[]) => void = () => undefined,
): Promise<Probe> {
  try {
    const { value } = await search().next();
    const entries: readonly LdapEntry[] = value?.entries ?? [];
    look(entries);
    if (entries.length === 0) {
      return {
        name,
        result: 'failed',
        detail: `No ${what} found.`,
        hint: 'Check the base DN, the filter and the rights of the bind account.',
      };
    }
    const without = entries.filter((entry) => readId(entry, idAttribute) === null).length;
    if (without > 0) {
      const hint = `Let the bind account read ${idAttribute}, or set another id attribute.`;
      return { name, result: 'failed', detail: `${without} of ${entries.length} ${what} do not show ${idAttribute}.`, hint };
    }
    return ok(name, `${entries.length} ${what} on the first page.`);
  } catch (error) {
    return failed(name, error);
  }
}

const ok = (name: Name, detail: string): Probe => ({ name, result: 'ok', detail });
const skipped = (name: Name): Probe => ({ name, result: 'skipped', detail: 'Not tried, because an earlier step failed.' });

function failed(name: Name, error: unknown): Probe {
  const view = viewError(error);
  return { name, result: 'failed', detail: view.message, ...(view.remedy === undefined ? {} : { hint: view.remedy }), error: view };
}
