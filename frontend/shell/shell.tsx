import Heading from '@atlaskit/heading';
import { NavLink, Outlet, useLocation } from 'react-router';
import type { MessageKey } from '../messages/en';
import { useWords } from '../messages/words';
import { ConnectionBanner } from './connection-banner';

const tabs: readonly { readonly to: string; readonly label: MessageKey; readonly also?: RegExp }[] = [
  { to: '/', label: 'tab.overview', also: /^\/connectors/ },
  { to: '/history', label: 'tab.history', also: /^\/runs/ },
  { to: '/settings', label: 'tab.settings' },
  { to: '/tokens', label: 'tab.tokens' },
  { to: '/audit', label: 'tab.audit' },
  { to: '/backup', label: 'tab.backup' },
];

/** The frame of every page: the name, one level of tabs, and a word when Rollcall does not answer. */
export function Shell() {
  const { t } = useWords();
  const { pathname } = useLocation();
  return (
    <>
      <header className="rollcall-header">
        <Heading size="large" as="div">
          Rollcall
        </Heading>
        <nav aria-label={t('tab.label')} className="rollcall-tabs">
          {tabs.map(({ to, label, also }) => (
            <NavLink key={to} to={to} end={to === '/'} className={({ isActive }) => (isActive || also?.test(pathname) ? 'is-current' : '')}>
              {t(label)}
            </NavLink>
          ))}
        </nav>
      </header>
      <main className="rollcall-page">
        <ConnectionBanner />
        <Outlet />
      </main>
    </>
  );
}
