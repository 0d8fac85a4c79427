import { isRollcallError, RollcallError } from '../../../domain/errors';
import { errorOfFailure } from '../http/failure-error';
import type { Heard, JiraClient } from '../http/jira-client';
import { notJira } from '../http/judge-reply';
import { WireFailure, type WireReply } from '../http/wire';
import type { WireClient } from '../http/wire-client';
import { isObject, listOf, objectOf, textOf } from '../rest/shapes';
import { type MembershipTaker, readMembershipXml } from './membership-xml';

/** People asked for at once. */
const PAGE = 1000;
const ATTEMPTS = 3;

export interface DirectoryUser {
  readonly name: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
}

/** The Crowd interface that Jira serves to applications ("Jira User Server"): all memberships in one answer. */
export interface UserServer {
  /** Everybody, a page at a time. */
  users(signal: AbortSignal): AsyncIterable<DirectoryUser>;
  /** All direct memberships. When it throws, part of them may have been taken; it starts anew with `group`. */
  memberships(taker: MembershipTaker, signal: AbortSignal): Promise<void>;
  /** Signs in; throws what is to be mended. */
  probe(): Promise<void>;
}

/** Whether the platform interface can give what the User Server did not. */
export const canDoWithout = (error: unknown): boolean =>
  isRollcallError(error) && error.code !== 'stopped' && error.code !== 'outbound-refused';

/** @param client gives lanes and pace; @param wire signs in as the application. */
export function openUserServer(client: JiraClient, wire: WireClient): UserServer {
  async function page(startIndex: number, maxResults: number, signal?: AbortSignal): Promise<readonly DirectoryUser[]> {
    const path = `/rest/usermanagement/1/search?entity-type=user&expand=user&start-index=${startIndex}&max-results=${maxResults}`;
    const reply = await insist(
      client,
      signal,
      () => wire.send(signal ? { verb: 'GET', path, signal } : { verb: 'GET', path }),
      /\bjson\b/i,
    );
    return listOf(objectOf(JSON.parse(reply.text), 'the users of the User Server').users, 'the users of the User Server').map(
      directoryUserOf,
    );
  }
  return {
    async *users(signal) {
      // The server may give fewer than asked for, so only an empty page is the end.
      for (let start = 0; ; ) {
        const users = await page(start, PAGE, signal);
        if (users.length === 0) return;
        yield* users;
        start += users.length;
      }
    },
    async memberships(taker, signal) {
      const request = { verb: 'GET', path: '/rest/usermanagement/1/group/membership', accept: 'application/xml', signal } as const;
      await insist(
        client,
        signal,
        async () => {
          const reader = readMembershipXml(taker);
          const reply = await wire.stream(request, (piece) => reader.take(piece));
          if (reply.status === 200) reader.end();
          return reply;
        },
        /\bxml\b/i,
      );
    },
    async probe() {
      await page(0, 1);
    },
  };
}

async function insist(
  client: JiraClient,
  signal: AbortSignal | undefined,
  send: () => Promise<WireReply>,
  type: RegExp,
): Promise<WireReply> {
  for (let attempt = 1; ; attempt++) {
    try {
      client.countRead();
      return accept(await client.within(signal, send), type);
    } catch (failure) {
      const error = failure instanceof WireFailure ? errorOfFailure(failure) : failure;
      const again = isRollcallError(error) && error.retry !== 'never' && error.code !== 'stopped' && attempt < ATTEMPTS;
      if (!again) throw error;
    }
  }
}

function accept({ reply, pushBack }: Heard, type: RegExp): WireReply {
  if (pushBack) throw pushBack;
  const { status } = reply;
  if (status === 401)
    throw refused('target-auth', 'the name or the password of the application', 'Check the application in Jira under "Jira User Server".');
  if (status === 403) {
    throw refused(
      'target-permission',
      'calls from this address',
      'Add the address of the Rollcall host to the application under "Jira User Server".',
    );
  }
  // An application is no user, so what Jira says about the user does not count here.
  if (status >= 300 && status < 400) throw notJira('redirected the call to another page');
  if (status === 200 && !type.test(reply.headers['content-type'] ?? '')) throw notJira('answered with a page instead of data');
  if (status !== 200)
    throw new RollcallError('target-protocol', `Jira User Server answered with status ${status}.`, {
      retry: status >= 500 ? 'later' : 'never',
    });
  return reply;
}

function refused(code: 'target-auth' | 'target-permission', what: string, remedy: string): RollcallError {
  return new RollcallError(code, `Jira User Server does not accept ${what}.`, { remedy });
}

function directoryUserOf(value: unknown): DirectoryUser {
  const user = objectOf(value, 'a user of the User Server');
  const name = textOf(user.name, 'a user of the User Server');
  const display = user['display-name'];
  return {
    name,
    displayName: typeof display === 'string' ? display : name,
    email: isObject(user) && typeof user.email === 'string' ? user.email : '',
    active: user.active !== false,
  };
}
