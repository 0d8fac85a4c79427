import type { UserRecord } from '../model/records';

export interface CommentRecord {
  readonly id: number;
  readonly authorKey: string;
  body: string;
  readonly created: number;
  updated: number;
}

export interface IssueRecord {
  readonly id: number;
  readonly key: string;
  readonly projectKey: string;
  readonly created: number;
  updated: number;
  reporterKey: string | null;
  assigneeKey: string | null;
  statusId: string;
  readonly comments: CommentRecord[];
  /** All other fields as they were sent. */
  readonly fields: Map<string, unknown>;
  readonly properties: Map<string, unknown>;
  readonly watchers: Set<string>;
  readonly voters: Set<string>;
  readonly links: { readonly id: number; readonly typeName: string; readonly inward: string; readonly outward: string }[];
  readonly worklogs: Record<string, unknown>[];
  readonly remoteLinks: Record<string, unknown>[];
}

export interface NamedRecord {
  readonly id: string;
  name: string;
  description: string;
  data: Record<string, unknown>;
}

export interface ProjectRecord {
  readonly id: string;
  key: string;
  name: string;
  description: string;
  leadKey: string;
  typeKey: string;
  lastIssue: number;
  readonly components: NamedRecord[];
  readonly versions: NamedRecord[];
  /** Role id → actors. */
  readonly roleActors: Map<string, { users: Set<string>; groups: Set<string> }>;
  readonly properties: Map<string, unknown>;
}

/** Projects and issues in their simplest form: what outside test suites need, and what makes people have activity. */
export class ContentStore {
  readonly projects = new Map<string, ProjectRecord>();
  readonly issues = new Map<string, IssueRecord>();
  private lastId = 10_000;

  nextId(): number {
    return ++this.lastId;
  }

  /** Ids given so far; restored with the data. */
  get idMark(): number {
    return this.lastId;
  }
  set idMark(mark: number) {
    this.lastId = Math.max(this.lastId, mark);
  }

  issue(idOrKey: string): IssueRecord | undefined {
    const byKey = this.issues.get(idOrKey.toUpperCase());
    if (byKey || !/^\d+$/.test(idOrKey)) return byKey;
    for (const issue of this.issues.values()) if (issue.id === Number(idOrKey)) return issue;
    return undefined;
  }

  project(idOrKey: string): ProjectRecord | undefined {
    const byKey = this.projects.get(idOrKey.toUpperCase());
    if (byKey || !/^\d+$/.test(idOrKey)) return byKey;
    for (const project of this.projects.values()) if (project.id === idOrKey) return project;
    return undefined;
  }

  projectsLedBy(user: UserRecord): string[] {
    return [...this.projects.values()].filter((project) => project.leadKey === user.key).map((project) => project.key);
  }

  /** What somebody did that forbids deletion, in words; empty when nothing. */
  activityOf(user: UserRecord): string[] {
    let reported = 0;
    let assigned = 0;
    let comments = 0;
    for (const issue of this.issues.values()) {
      if (issue.reporterKey === user.key) reported++;
      if (issue.assigneeKey === user.key) assigned++;
      for (const comment of issue.comments) if (comment.authorKey === user.key) comments++;
    }
    const led = this.projectsLedBy(user);
    return [
      ...(reported > 0 ? [`reported ${reported} issues`] : []),
      ...(assigned > 0 ? [`is assigned to ${assigned} issues`] : []),
      ...(comments > 0 ? [`wrote ${comments} comments`] : []),
      ...(led.length > 0 ? [`leads the projects ${led.join(', ')}`] : []),
    ];
  }
}
