import { LinkButton } from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import { useWords } from '../../../messages/words';

export interface StepBarProps {
  /** Hash address of the step before. */
  readonly back: string | null;
  /** The way on. */
  readonly children: ReactNode;
}

/** Back, on, and away: whoever leaves finds everything as it was. */
export function StepBar({ back, children }: StepBarProps) {
  const { t } = useWords();
  return (
    <div className="rollcall-save-bar">
      {back !== null && <LinkButton href={`#${back}`}>{t('setup.back')}</LinkButton>}
      {children}
      <LinkButton href="#/" appearance="subtle">
        {t('setup.leave')}
      </LinkButton>
    </div>
  );
}
