import { JqlError } from '../../content/jql-read';
import { searchIssues } from '../../content/jql-search';
import type { Call } from '../../http/call';
import { ok, type Reply, refuse } from '../../http/reply';
import { listOf } from './locate';
import { issueJson } from './represent';

/** `search`: 50 issues unless more are asked for, at most 1000. */
export function search(call: Call): Reply {
  const body = call.method === 'POST' ? call.json() : null;
  const jql = String((body ? body.jql : call.query.get('jql')) ?? '');
  const startAt = Math.max(0, body ? Number(body.startAt ?? 0) : call.number('startAt', 0));
  const asked = body ? Number(body.maxResults ?? 50) : call.number('maxResults', 50);
  const maxResults = asked < 0 ? 1000 : Math.min(asked, 1000);
  const names = (name: 'fields' | 'expand'): string[] => {
    const value = body?.[name];
    if (!body) return listOf(call, name);
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(',') : [];
  };
  try {
    const found = searchIssues(call.site, jql, call.caller);
    const issues = found.slice(startAt, startAt + maxResults).map((issue) => issueJson(call.site, issue, names('fields'), names('expand')));
    return ok({ expand: 'names,schema', startAt, maxResults, total: found.length, issues });
  } catch (error) {
    if (error instanceof JqlError) throw refuse(400, error.message);
    throw error;
  }
}
