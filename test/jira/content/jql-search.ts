import type { UserRecord } from '../model/records';
import type { JiraSite } from '../site';
import { ISSUE_TYPES, inCatalog, PRIORITIES, RESOLUTIONS, STATUSES } from './catalog';
import type { IssueRecord } from './content-store';
import { type Clause, type Condition, JqlError, type JqlValue, readJql } from './jql-read';

/** Issues of a query, in its order (newest first without one). Throws `JqlError`. */
export function searchIssues(site: JiraSite, jql: string, caller: UserRecord | null): IssueRecord[] {
  const query = readJql(jql);
  const search = new IssueSearch(site, caller);
  const found = [...site.content.issues.values()].filter((issue) => search.holds(query.condition, issue));
  if (query.order.length === 0) return found.sort((a, b) => b.id - a.id);
  return found.sort((a, b) => {
    for (const { field, descending } of query.order) {
      const difference = compare(search.sortValue(field, a), search.sortValue(field, b));
      if (difference !== 0) return descending ? -difference : difference;
    }
    return 0;
  });
}

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

class IssueSearch {
  private readonly site: JiraSite;
  private readonly caller: UserRecord | null;

  constructor(site: JiraSite, caller: UserRecord | null) {
    this.site = site;
    this.caller = caller;
  }

  holds(condition: Condition, issue: IssueRecord): boolean {
    switch (condition.kind) {
      case 'all':
        return true;
      case 'and':
        return condition.parts.every((part) => this.holds(part, issue));
      case 'or':
        return condition.parts.some((part) => this.holds(part, issue));
      case 'not':
        return !this.holds(condition.part, issue);
      case 'clause':
        return this.matches(condition.clause, issue);
    }
  }

  sortValue(field: string, issue: IssueRecord): string | number {
    if (field === 'created') return issue.created;
    if (field === 'updated') return issue.updated;
    if (['key', 'issuekey', 'id'].includes(field)) return issue.id;
    return this.valuesOf(field, issue)[0] ?? '';
  }

  private matches(clause: Clause, issue: IssueRecord): boolean {
    const mine = this.valuesOf(clause.field, issue);
    const wanted = clause.values.flatMap((value) => this.resolve(clause.field, value));
    switch (clause.operator) {
      case 'is':
        return mine.length === 0;
      case 'is not':
        return mine.length > 0;
      case '=':
      case 'in':
        return clause.values.some(isEmptyWord) ? mine.length === 0 : mine.some((value) => wanted.includes(value));
      case '!=':
      case 'not in':
        return mine.length > 0 && !mine.some((value) => wanted.includes(value));
      case '~':
        return containsText(mine, wanted);
      case '!~':
        return !containsText(mine, wanted);
      default:
        return this.compares(clause, issue);
    }
  }

  private compares(clause: Clause, issue: IssueRecord): boolean {
    const wanted = momentOf(clause.values[0]?.text ?? '');
    const mine = clause.field === 'updated' ? issue.updated : clause.field === 'created' ? issue.created : issue.id;
    const bound = ['updated', 'created', 'createddate', 'updateddate'].includes(clause.field)
      ? wanted
      : Number(this.site.content.issue(clause.values[0]?.text ?? '')?.id ?? 0);
    if (clause.operator === '<') return mine < bound;
    if (clause.operator === '<=') return mine <= bound;
    return clause.operator === '>' ? mine > bound : mine >= bound;
  }

  /** Values in lower case, by id and by name, so that either finds them. */
  private valuesOf(field: string, issue: IssueRecord): string[] {
    const person = (key: string | null): string[] => {
      const user = key === null ? undefined : this.site.state.users.findByKey(key);
      return key === null ? [] : [key.toLowerCase(), ...(user ? [user.lowerName] : [])];
    };
    const listed = (list: Parameters<typeof inCatalog>[0], value: unknown): string[] => {
      const found = inCatalog(list, value);
      return found ? [found.name.toLowerCase(), found.id] : [];
    };
    switch (field) {
      case 'project': {
        const project = this.site.content.projects.get(issue.projectKey);
        return [issue.projectKey.toLowerCase(), ...(project ? [project.name.toLowerCase(), project.id] : [])];
      }
      case 'key':
      case 'issuekey':
      case 'issue':
      case 'id':
        return [issue.key.toLowerCase(), String(issue.id)];
      case 'assignee':
        return person(issue.assigneeKey);
      case 'reporter':
      case 'creator':
        return person(issue.reporterKey);
      case 'status':
        return listed(STATUSES, { id: issue.statusId });
      case 'statuscategory': {
        const status = STATUSES.find((each) => each.id === issue.statusId);
        return status ? [status.category.name.toLowerCase(), status.category.key] : [];
      }
      case 'issuetype':
      case 'type':
        return listed(ISSUE_TYPES, issue.fields.get('issuetype'));
      case 'priority':
        return listed(PRIORITIES, issue.fields.get('priority'));
      case 'resolution': {
        const found = listed(RESOLUTIONS, issue.fields.get('resolution'));
        return found.length > 0 ? found : ['unresolved'];
      }
      case 'labels':
        return ((issue.fields.get('labels') as string[] | undefined) ?? []).map((label) => label.toLowerCase());
      case 'comment':
        return issue.comments.map((comment) => comment.body.toLowerCase());
      case 'text':
        return [...this.valuesOf('summary', issue), ...this.valuesOf('description', issue), ...this.valuesOf('comment', issue)];
      case 'created':
      case 'updated':
        return [String(issue[field])];
      case 'component':
      case 'fixversion':
      case 'affectedversion': {
        const list = issue.fields.get({ component: 'components', fixversion: 'fixVersions', affectedversion: 'versions' }[field]);
        return (Array.isArray(list) ? list : []).flatMap((each: { name?: string; id?: string }) => [
          ...(each.name ? [each.name.toLowerCase()] : []),
          ...(each.id ? [each.id] : []),
        ]);
      }
      case 'summary':
      case 'description':
      case 'environment':
      case 'duedate': {
        const value = issue.fields.get(field);
        return typeof value === 'string' && value !== '' ? [value.toLowerCase()] : [];
      }
      default:
        if (/^cf\[\d+\]$/.test(field) || field.startsWith('customfield_')) return [];
        if (['rank', 'sprint', 'epic link', 'parent', 'filter', 'watcher', 'voter', 'due'].includes(field)) return [];
        throw new JqlError(`Field '${field}' does not exist or you do not have permission to view it.`);
    }
  }

  private resolve(field: string, value: JqlValue): string[] {
    const name = value.text.toLowerCase();
    if (value.function) {
      if (name === 'currentuser') return this.caller ? [this.caller.lowerName] : [];
      if (name === 'membersof') {
        const group = this.site.state.groups.find(value.function[0] ?? '');
        return group ? this.site.state.groups.membersOf(group).all.map((user) => user.lowerName) : [];
      }
      return [];
    }
    if (isEmptyWord(value)) return [];
    if (field === 'project' && !this.site.content.project(value.text) && !this.projectNamed(name)) {
      throw new JqlError(`The value '${value.text}' does not exist for the field 'project'.`);
    }
    if (['key', 'issuekey', 'issue', 'id'].includes(field) && !this.site.content.issue(value.text)) {
      throw new JqlError(`An issue with key '${value.text}' does not exist for field '${field}'.`);
    }
    return [name];
  }

  private projectNamed(name: string): boolean {
    return [...this.site.content.projects.values()].some((project) => project.name.toLowerCase() === name);
  }
}

const isEmptyWord = (value: JqlValue): boolean => !value.function && /^(empty|null)$/i.test(value.text);

function containsText(mine: readonly string[], wanted: readonly string[]): boolean {
  return mine.some((value) =>
    wanted.some((text) =>
      text
        .replace(/[*"]/g, '')
        .split(/\s+/)
        .every((word) => value.includes(word)),
    ),
  );
}

/** `2024-01-31`, `2024/01/31 10:00`, or relative as `-7d`. */
function momentOf(text: string): number {
  const relative = /^([+-]?)(\d+)([mhdw])$/.exec(text);
  if (relative) {
    const unit = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }[relative[3] ?? 'd'] ?? 0;
    return Date.now() + (relative[1] === '-' ? -1 : 1) * Number(relative[2]) * unit;
  }
  return Date.parse(text.replaceAll('/', '-'));
}
