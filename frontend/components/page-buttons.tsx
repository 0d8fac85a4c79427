import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import { useWords } from '../messages/words';
import type { Pages } from './use-pages';

export interface PageButtonsProps {
  readonly pages: Pages;
  /** Mark of the page after this one; null at the end. */
  readonly next: string | null;
  /** The page that was asked for is not here yet. */
  readonly isWaiting?: boolean;
  /** Which part is shown. */
  readonly children?: ReactNode;
}

/** Back and forth between the pages of a long list; nothing when all of it is on one. */
export function PageButtons({ pages, next, isWaiting = false, children }: PageButtonsProps) {
  const { t } = useWords();
  if (pages.isFirst && next === null) return null;
  return (
    <nav className="rollcall-pages" aria-label={t('pages.label')}>
      <Button isDisabled={pages.isFirst} onClick={pages.goBack}>
        {t('pages.back')}
      </Button>
      <span className="rollcall-row">{children}</span>
      <Button isDisabled={next === null || isWaiting} onClick={() => next !== null && pages.goOn(next)}>
        {t('pages.next')}
      </Button>
    </nav>
  );
}
