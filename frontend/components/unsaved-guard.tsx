import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useWords } from '../messages/words';
import { Confirm } from './confirm';

/** State of a navigation that follows a save: nothing is lost by it. */
export const afterSave = { isAfterSave: true } as const;

/** Asks before a page with unsaved input is left, by a link, the back button or the closing of the tab. */
export function UnsavedGuard({ isDirty }: { readonly isDirty: boolean }) {
  const { t } = useWords();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname && nextLocation.state?.isAfterSave !== true,
  );

  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);

  return (
    <Confirm
      isOpen={blocker.state === 'blocked'}
      title={t('unsaved.title')}
      confirmLabel={t('unsaved.leave')}
      isDangerous
      onConfirm={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      <p>{t('unsaved.text')}</p>
    </Confirm>
  );
}
