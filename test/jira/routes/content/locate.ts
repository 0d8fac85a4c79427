import type { IssueRecord } from '../../content/content-store';
import type { Call } from '../../http/call';
import { refuse } from '../../http/reply';

/** The issue of the path. */
export function locateIssue(call: Call): IssueRecord {
  const issue = call.site.content.issue(call.param('issue'));
  if (!issue) throw refuse(404, 'Issue Does Not Exist');
  return issue;
}

/** Values of a parameter that may be repeated and may be lists with commas. */
export const listOf = (call: Call, name: string): string[] =>
  call.query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter(Boolean);
