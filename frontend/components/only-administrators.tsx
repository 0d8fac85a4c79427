import EmptyState from '@atlaskit/empty-state';
import type { ReactNode } from 'react';
import { useWords } from '../messages/words';
import { useMayChange } from '../session/use-may-change';

/** Says whom a page is for, instead of asking the server for what it would refuse. */
export function OnlyAdministrators({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  if (useMayChange()) return children;
  return <EmptyState header={t('administrators.title')} headingLevel={2} description={t('administrators.text')} />;
}
