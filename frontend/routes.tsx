import { createHashRouter } from 'react-router';
import { AuditPage } from './pages/audit/audit-page';
import { BackupPage } from './pages/backup/backup-page';
import { ConnectorPage } from './pages/connector/connector-page';
import { NewConnectorPage } from './pages/connector/new-connector-page';
import { HistoryPage } from './pages/history/history-page';
import { MappingPage } from './pages/mapping/mapping-page';
import { OverviewPage } from './pages/overview/overview-page';
import { PersonPage } from './pages/person/person-page';
import { PreviewPage } from './pages/preview/preview-page';
import { RunPage } from './pages/run/run-page';
import { SettingsPage } from './pages/settings/settings-page';
import { TokensPage } from './pages/tokens/tokens-page';
import { NothingHere } from './shell/nothing-here';
import { PageFailure } from './shell/page-failure';
import { Shell } from './shell/shell';

/** Hash routes: the page that hosts the panel keeps its own address. */
export function createPanelRouter() {
  return createHashRouter([
    {
      element: <Shell />,
      errorElement: <PageFailure />,
      children: [
        {
          errorElement: <PageFailure />,
          children: [
            { path: '/', element: <OverviewPage /> },
            { path: '/history', element: <HistoryPage /> },
            { path: '/runs/:run', element: <RunPage /> },
            { path: '/runs/:run/preview', element: <PreviewPage /> },
            { path: '/connectors/new', element: <NewConnectorPage /> },
            { path: '/connectors/new/:type', element: <ConnectorPage /> },
            { path: '/connectors/:connector', element: <ConnectorPage /> },
            { path: '/connectors/:connector/mapping', element: <MappingPage /> },
            { path: '/connectors/:connector/people/:person', element: <PersonPage /> },
            { path: '/settings', element: <SettingsPage /> },
            { path: '/tokens', element: <TokensPage /> },
            { path: '/audit', element: <AuditPage /> },
            { path: '/backup', element: <BackupPage /> },
            { path: '*', element: <NothingHere /> },
          ],
        },
      ],
    },
  ]);
}
