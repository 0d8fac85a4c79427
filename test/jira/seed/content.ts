import type { IssueRecord } from '../content/content-store';
import { addProject } from '../routes/content/projects';
import type { JiraSite } from '../site';
import { pick, randomFrom } from './random';

const SUMMARIES = [
  'Sign-in page is slow',
  'Export loses umlauts',
  'Add a dark theme',
  'Clean up old accounts',
  'Mail arrives twice',
  'Rename the menu',
];

/** Two projects with a few issues, so that some people have activity. */
export function seedContent(site: JiraSite, leadKey: string, seed: number): void {
  const random = randomFrom(seed + 7);
  const people = site.state.users.sorted().filter((user) => user.active);
  for (const [key, name] of [
    ['DEMO', 'Demonstration'],
    ['OPS', 'Operations'],
  ] as const) {
    const project = addProject(site, { key, name, leadKey });
    for (const summary of SUMMARIES) {
      const moment = Date.UTC(2025, 0, 6 + project.lastIssue, 9, 30);
      const issue: IssueRecord = {
        id: site.content.nextId(),
        key: `${key}-${++project.lastIssue}`,
        projectKey: key,
        created: moment,
        updated: moment,
        reporterKey: pick(random, people).key,
        assigneeKey: random() < 0.7 ? pick(random, people).key : null,
        statusId: pick(random, ['10000', '3', '10001']),
        comments: [],
        fields: new Map<string, unknown>([
          ['summary', summary],
          ['issuetype', { id: pick(random, ['10001', '10002', '10004']) }],
          ['priority', { id: '3' }],
        ]),
        properties: new Map(),
        watchers: new Set(),
        voters: new Set(),
        links: [],
        worklogs: [],
        remoteLinks: [],
      };
      site.content.issues.set(issue.key, issue);
    }
  }
}
