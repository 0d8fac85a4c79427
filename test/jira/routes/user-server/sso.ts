import { randomBytes } from 'node:crypto';
import { type Call, isObject, textOf } from '../../http/call';
import { escapeXml, noContent, type Reply } from '../../http/reply';
import { passwordMatches } from '../../model/passwords';
import type { UserRecord } from '../../model/records';
import type { JiraSite } from '../../site';
import { CrowdFailure } from './application';
import { entityBody } from './body';
import { type Entity, entityReply, named, userEntity } from './entities';
import { crowdUser } from './locate';

interface SsoSession {
  readonly token: string;
  readonly user: UserRecord;
  readonly createdAt: number;
  readonly seconds: number;
  expiresAt: number;
}

/** Seconds a session lives when no shorter time is asked for. */
const LONGEST = 1800;

const sessionsOf = new WeakMap<JiraSite, Map<string, SsoSession>>();

function sessionsIn(site: JiraSite): Map<string, SsoSession> {
  const known = sessionsOf.get(site) ?? new Map<string, SsoSession>();
  sessionsOf.set(site, known);
  return known;
}

/** `POST session[?validate-password=false]`: 201 with a token. UNCONFIRMED: that Jira, like Crowd, keeps sessions for single sign-on. */
export function createSession(call: Call): Reply {
  const body = entityBody(call);
  const name = textOf(body, 'username') ?? null;
  const user = name === null ? undefined : call.site.state.users.find(name);
  const checked = call.flag('validate-password', true);
  if (!user || (checked && !passwordMatches(passwordIn(body), user.password)))
    throw new CrowdFailure(400, 'INVALID_USER_AUTHENTICATION', `Account with name <${name ?? ''}> failed to authenticate`);
  if (!user.active) throw new CrowdFailure(400, 'INACTIVE_ACCOUNT', `Account with name <${user.name}> is inactive`);
  const asked = call.number('duration', LONGEST);
  const seconds = asked > 0 ? Math.min(asked, LONGEST) : LONGEST;
  const now = Date.now();
  const session = { token: randomBytes(12).toString('base64url'), user, createdAt: now, seconds, expiresAt: now + seconds * 1000 };
  sessionsIn(call.site).set(session.token, session);
  return entityReply(call, represent(call, session), 201);
}

/** In JSON it is the text itself; some clients send `{"value":…}` as for a person. */
function passwordIn(body: Readonly<Record<string, unknown>>): string {
  return isObject(body.password) ? (textOf(body.password, 'value') ?? '') : (textOf(body, 'password') ?? '');
}

export const readSession = (call: Call): Reply => entityReply(call, represent(call, locate(call)));

/** `POST session/{token}`: still valid? Being asked keeps it alive. */
export function validateSession(call: Call): Reply {
  const session = locate(call);
  session.expiresAt = Date.now() + session.seconds * 1000;
  return entityReply(call, represent(call, session));
}

export function endSession(call: Call): Reply {
  sessionsIn(call.site).delete(call.param('token'));
  return noContent;
}

/** `DELETE session?username=[&exclude=token]` */
export function endSessionsOf(call: Call): Reply {
  const user = crowdUser(call, call.text('username'));
  for (const [token, session] of sessionsIn(call.site))
    if (session.user === user && token !== call.text('exclude')) sessionsIn(call.site).delete(token);
  return noContent;
}

function locate(call: Call): SsoSession {
  const session = sessionsIn(call.site).get(call.param('token'));
  if (!session?.user.active || session.expiresAt < Date.now()) throw new CrowdFailure(404, 'INVALID_SSO_TOKEN', 'Token does not validate.');
  return session;
}

function represent(call: Call, { token, user, createdAt, expiresAt }: SsoSession): Entity {
  const person = call.expands('user') ? userEntity(call.site, user) : named(call.site, 'user', user.name);
  const href = `${call.site.baseUrl}/rest/usermanagement/1/session/${token}`;
  return {
    json: { expand: 'user', token, user: person.json, link: { href, rel: 'self' }, 'created-date': createdAt, 'expiry-date': expiresAt },
    xml:
      `<session expand="user"><token>${token}</token>${person.xml}<created-date>${new Date(createdAt).toISOString()}</created-date>` +
      `<expiry-date>${new Date(expiresAt).toISOString()}</expiry-date><link href="${escapeXml(href)}" rel="self"/></session>`,
  };
}

/** `GET event`: there are no events to be had, so clients that follow changes read everything. */
export function readEvents(call: Call): Reply {
  return entityReply(call, {
    json: { incrementalSynchronisationAvailable: false },
    xml: '<events incrementalSynchronisationAvailable="false"/>',
  });
}

export function readEventsSince(): Reply {
  throw new CrowdFailure(400, 'INCREMENTAL_SYNC_NOT_AVAILABLE', 'Incremental synchronisation is not available.');
}
