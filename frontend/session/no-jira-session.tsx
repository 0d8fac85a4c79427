import { useEffect } from 'react';
import { Problem } from '../components/problem';
import { useWords } from '../messages/words';

/** Nobody is signed in to Jira (any longer): where to do that, and it goes on by itself when the person is back from there. */
export function NoJiraSession({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useWords();
  useEffect(() => {
    window.addEventListener('focus', onRetry);
    return () => window.removeEventListener('focus', onRetry);
  }, [onRetry]);
  return (
    <>
      <Problem title={t('signIn.noJiraSession')} error={error} onRetry={onRetry} />
      <p>
        <a href={location.pathname + location.search} target="_blank" rel="noreferrer">
          {t('signIn.toJira')}
        </a>
      </p>
    </>
  );
}
