import { createHashRouter, type RouteObject } from 'react-router';
import { Loading } from './components/loading';
import { HistoryPage } from './pages/history/history-page';
import { OverviewPage } from './pages/overview/overview-page';
import { PeoplePage } from './pages/people/people-page';
import { PersonPage } from './pages/person/person-page';
import { PreviewPage } from './pages/preview/preview-page';
import { RunPage } from './pages/run/run-page';
import { NothingHere } from './shell/nothing-here';
import { PageFailure } from './shell/page-failure';
import { Shell } from './shell/shell';

/** Where people look every day comes at once; setting something up comes as one further file when it is asked for. */
const setUp = () => import(/* webpackChunkName: "set-up" */ './pages/set-up');

export const pageRoutes = [
  { path: '/', element: <OverviewPage /> },
  { path: '/people', element: <PeoplePage /> },
  { path: '/history', element: <HistoryPage /> },
  { path: '/runs/:run', element: <RunPage /> },
  { path: '/runs/:run/preview', element: <PreviewPage /> },
  { path: '/connectors/new', lazy: async () => ({ Component: (await setUp()).NewConnectorPage }) },
  { path: '/connectors/new/:type', lazy: async () => ({ Component: (await setUp()).NewConnectionPage }) },
  { path: '/connectors/:connector', lazy: async () => ({ Component: (await setUp()).ConnectorPage }) },
  { path: '/connectors/:connector/setup', lazy: async () => ({ Component: (await setUp()).SetupPage }) },
  { path: '/connectors/:connector/setup/:step', lazy: async () => ({ Component: (await setUp()).SetupPage }) },
  { path: '/connectors/:connector/mapping', lazy: async () => ({ Component: (await setUp()).MappingPage }) },
  { path: '/connectors/:connector/people/:person', element: <PersonPage /> },
  { path: '/schedule', lazy: async () => ({ Component: (await setUp()).SchedulePage }) },
  { path: '/settings', lazy: async () => ({ Component: (await setUp()).SettingsPage }) },
  { path: '/tokens', lazy: async () => ({ Component: (await setUp()).TokensPage }) },
  { path: '/audit', lazy: async () => ({ Component: (await setUp()).AuditPage }) },
  { path: '/backup', lazy: async () => ({ Component: (await setUp()).BackupPage }) },
] as const satisfies readonly RouteObject[];

/** Hash routes: the page that hosts the panel keeps its own address. */
export function createPanelRouter() {
  return createHashRouter([
    {
      element: <Shell />,
      errorElement: <PageFailure />,
      HydrateFallback: Loading,
      children: [{ errorElement: <PageFailure />, children: [...pageRoutes, { path: '*', element: <NothingHere /> }] }],
    },
  ]);
}
