import type { PersonalToken } from '../../auth/tokens';
import { type Call, textOf } from '../../http/call';
import { created, noContent, ok, type Reply, refuse } from '../../http/reply';
import { jiraTime } from '../user/represent';

const asJson = (token: PersonalToken): Record<string, unknown> => ({
  id: token.id,
  name: token.name,
  createdAt: jiraTime(token.createdAt),
  ...(token.expiringAt === null ? {} : { expiringAt: jiraTime(token.expiringAt) }),
});

export function createToken(call: Call): Reply {
  const body = call.json();
  const name = textOf(body, 'name')?.trim() ?? '';
  if (name === '') throw refuse(400, 'The token name must not be empty.');
  const days = body.expirationDuration;
  if (days !== undefined && days !== null && !(typeof days === 'number' && days > 0)) throw refuse(400, 'The expiration is not valid.');
  const { token, raw } = call.site.tokens.create(call.me.key, name, typeof days === 'number' ? days : null);
  call.site.state.changes++;
  return created({ ...asJson(token), rawToken: raw });
}

export function listTokens(call: Call): Reply {
  return ok(call.site.tokens.of(call.me.key).map(asJson));
}

export function readToken(call: Call): Reply {
  const token = call.site.tokens.of(call.me.key).find((each) => String(each.id) === call.param('id'));
  if (!token) throw refuse(404, 'The token does not exist.');
  return ok(asJson(token));
}

export function revokeToken(call: Call): Reply {
  if (!call.site.tokens.revoke(call.me.key, Number(call.param('id')))) throw refuse(404, 'The token does not exist.');
  call.site.state.changes++;
  return noContent;
}
