/** What is wrong with a channel of notifications that can be found without sending anything. */
import { RollcallError } from '../../domain/errors';
import type { Channel } from '../../domain/notifications/channel';
import { givenSecrets, type SecretValues } from './known-configuration';
import type { ConfigurationProblem } from './problem';

export function channelOwner(id: string): string {
  return `notification:${id}`;
}

export function noSuchChannel(id: string): RollcallError {
  return new RollcallError('not-found', `There is no channel "${id}".`, {
    blame: 'config',
    field: 'channel',
    remedy: 'Look at the list of channels and use one of their ids.',
  });
}

/** Whether stored secrets still go where they were entered for. The secret of a webhook signs and is never sent. */
export function isSameReceiver(before: Channel, after: Channel): boolean {
  if (before.kind !== after.kind) return false;
  return before.kind === 'webhook' || after.kind === 'webhook' || (before.host === after.host && before.port === after.port);
}

/**
 * @param before the channel as it is stored, null for a new one. @param stored fields of its stored secrets. Paths are relative
 * to the channel.
 */
export function findChannelProblems(
  channel: Channel,
  secrets: SecretValues,
  before: Channel | null,
  stored: readonly string[],
): readonly ConfigurationProblem[] {
  const kept = before && isSameReceiver(before, channel) ? stored : [];
  const given = givenSecrets(secrets);
  const has = (field: string) => field in given || kept.includes(field);
  const problems: ConfigurationProblem[] = [];
  if (channel.kind === 'webhook') {
    if (!has('url')) problems.push({ path: 'url', message: 'The address is missing.', remedy: 'Enter the address messages are sent to.' });
    if (given.url !== undefined && !isWebAddress(given.url)) {
      const remedy = 'Enter an address that begins with https:// or http://, without a user name.';
      problems.push({ path: 'url', message: 'This is not an address.', remedy });
    }
    if (given.secret !== undefined && !isSigningSecret(given.secret)) {
      const remedy = 'Enter what the receiver gave you after "whsec_" as it is, or a secret that does not begin with that.';
      problems.push({ path: 'secret', message: 'After "whsec_" there have to be 16 characters of base64 or more.', remedy });
    }
    return problems;
  }
  if (channel.user === null) return problems;
  if (channel.security === 'none') {
    const remedy = 'Choose STARTTLS or TLS, or send without signing in.';
    problems.push({ path: 'security', message: 'A password is never sent unencrypted.', remedy });
  }
  if (!has('password')) {
    const remedy = 'Enter the password; after a change of the server it must be entered again.';
    problems.push({ path: 'password', message: 'The password is missing.', remedy });
  }
  return problems;
}

/** Whether it gives a key: what a library reads as base64 must be that, or the messages would be signed with next to nothing. */
function isSigningSecret(text: string): boolean {
  return !text.startsWith('whsec_') || /^whsec_(?=.{16})[A-Za-z0-9+/]+={0,2}$/.test(text);
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}
