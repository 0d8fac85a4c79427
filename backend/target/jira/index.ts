export type { Clock } from './clock';
export { type JiraTargetOptions, openJiraTarget } from './open-jira-target';
