import type { BreakRule } from '../http/break-modes';
import { isObject, type JsonObject } from '../http/call';
import { noContent, ok, type Reply } from '../http/reply';
import type { Steering } from '../http/serve';
import type { NewUser } from '../model/user-store';
import { seedPeople } from '../seed/people';
import type { JiraSite } from '../site';
import { dump } from './dump';

/**
 * Lets another process steer the stand-in, at `/__standin` outside the context path:
 * `GET counters`, `DELETE counters`; `GET|POST|DELETE break-modes`, `DELETE break-modes/{id}`; `GET|PUT settings`;
 * `PUT rate-limit` (`null` switches it off); `POST seed`, `POST users`, `POST groups`, `POST tokens`; `PUT condition`; `GET dump`.
 */
export function steering(site: JiraSite): Steering {
  return (path, request, body) => {
    const verb = request.method ?? 'GET';
    const [, topic = '', id = ''] = path.split('/');
    const act = ACTIONS[`${verb} ${topic}`];
    if (!act) return null;
    try {
      return act(site, body.length === 0 ? null : (JSON.parse(body.toString('utf8')) as unknown), id);
    } catch (error) {
      return { status: 400, json: { message: error instanceof Error ? error.message : String(error) } };
    }
  };
}

type Action = (site: JiraSite, body: unknown, id: string) => Reply;

const ACTIONS: Readonly<Record<string, Action>> = {
  'GET counters': (site) => ok(site.counters),
  'DELETE counters': (site) => {
    site.counters.reset();
    return noContent;
  },
  'GET break-modes': (site) => ok(site.breakModes.list()),
  'POST break-modes': (site, body) => {
    const rules = Array.isArray(body) ? body : [body];
    return ok({ ids: rules.map((rule) => site.breakModes.add(ruleOf(rule))) });
  },
  'DELETE break-modes': (site, _body, id) => {
    if (id === '') site.breakModes.clear();
    else site.breakModes.remove(Number(id));
    return noContent;
  },
  'GET settings': (site) => ok(site.settings),
  'PUT settings': (site, body) => {
    const change = objectOf(body);
    const unknown = Object.keys(change).filter((key) => !(key in site.settings));
    if (unknown.length > 0) throw new Error(`Unknown settings: ${unknown.join(', ')}`);
    Object.assign(site.settings, change);
    return ok(site.settings);
  },
  'PUT rate-limit': (site, body) => {
    site.rateLimiter.configure(isObject(body) ? body : null);
    return ok(site.rateLimiter.settings);
  },
  'PUT condition': (site, body) => {
    const condition = String(objectOf(body).condition) as JiraSite['condition'];
    site.condition = condition;
    return ok({ condition });
  },
  'POST seed': (site, body) => {
    const { users = 100, seed = 1, teams = 12 } = objectOf(body);
    seedPeople(site.state, { users: Number(users), seed: Number(seed), teams: Number(teams) });
    return ok({ users: site.state.users.size, groups: site.state.groups.size });
  },
  'POST users': (site, body) => {
    const users = (Array.isArray(body) ? body : [body]) as NewUser[];
    return ok(site.state.addUsers(users).map(({ key, name }) => ({ key, name })));
  },
  'POST groups': (site, body) => {
    const { name, members = [] } = objectOf(body);
    const group = site.state.addGroup(String(name), (members as unknown[]).map(String));
    return ok({ name: group.name, members: group.members.size });
  },
  'POST tokens': (site, body) => {
    const { user, name = 'steering', days = null } = objectOf(body);
    const { raw } = site.tokens.create(site.state.user(String(user)).key, String(name), typeof days === 'number' ? days : null);
    return ok({ rawToken: raw });
  },
  'GET dump': (site) => ok(dump(site)),
};

function objectOf(body: unknown): JsonObject {
  if (!isObject(body)) throw new Error('A JSON object is needed');
  return body;
}

function ruleOf(value: unknown): BreakRule {
  const rule = objectOf(value);
  if (!isObject(rule.effect) || typeof rule.effect.kind !== 'string') throw new Error('A break rule needs an effect with a kind');
  return rule as unknown as BreakRule;
}
