import Heading from '@atlaskit/heading';
import { NavLink, Outlet, useLocation } from 'react-router';
import type { ApiScope } from '../api/administration-shapes';
import type { MessageKey } from '../messages/en';
import { useWords } from '../messages/words';
import { useMayChange } from '../session/use-may-change';
import { ConnectionBanner } from './connection-banner';

const tabs: readonly { readonly to: string; readonly label: MessageKey; readonly also?: RegExp; readonly scope?: ApiScope }[] = [
  { to: '/', label: 'tab.overview', also: /^\/connectors(?!\/[^/]+\/people)/ },
  { to: '/people', label: 'tab.people', also: /^\/connectors\/[^/]+\/people/ },
  { to: '/history', label: 'tab.history', also: /^\/runs/ },
  { to: '/schedule', label: 'tab.schedule' },
  { to: '/settings', label: 'tab.settings' },
  { to: '/tokens', label: 'tab.tokens', scope: 'tokens' },
  { to: '/audit', label: 'tab.audit', scope: 'audit' },
  { to: '/backup', label: 'tab.backup', scope: 'configure' },
];

/** The frame of every page: the name, one level of tabs, and a word when Rollcall does not answer. */
export function Shell() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const may: Readonly<Partial<Record<ApiScope, boolean>>> = {
    tokens: useMayChange('tokens'),
    audit: useMayChange('audit'),
    configure: useMayChange('configure'),
  };
  const shown = tabs.filter(({ scope }) => scope === undefined || may[scope]);
  return (
    <>
      <header className="rollcall-header">
        <Heading size="large" as="div">
          Rollcall
        </Heading>
        <nav aria-label={t('tab.label')} className="rollcall-tabs">
          {shown.map(({ to, label, also }) => (
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
