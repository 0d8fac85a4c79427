import type { Settings } from '../../domain/configuration';

/** The page of the plugin inside Jira's administration. */
const PAGE_IN_JIRA = '/secure/admin/Rollcall.jspa';

/** Where people see a run, or a connector's history when there is no run; null while nobody said where Jira is. */
export function panelAddress({ notifications, jira }: Settings, runId: string | null): string | null {
  const inJira = jira && `${(jira.publicUrl ?? jira.baseUrl).replace(/\/+$/, '')}${PAGE_IN_JIRA}`;
  const panel = notifications.panelUrl ?? jira?.oauth?.panelUrl ?? inJira;
  return panel && `${panel}#${runId === null ? '/history' : `/runs/${encodeURIComponent(runId)}`}`;
}
