import EmptyState from '@atlaskit/empty-state';
import type { ReactNode } from 'react';
import type { ApiScope } from '../api/administration-shapes';
import { useWords } from '../messages/words';
import { useMayChange } from '../session/use-may-change';

export interface OnlyAdministratorsProps {
  /** What a token must be for. */
  readonly scope: ApiScope;
  readonly children: ReactNode;
}

/** Says whom a page is for, instead of asking the server for what it would refuse. */
export function OnlyAdministrators({ scope, children }: OnlyAdministratorsProps) {
  const { t } = useWords();
  if (useMayChange(scope)) return children;
  return <EmptyState header={t('administrators.title')} headingLevel={2} description={t('administrators.text')} />;
}
