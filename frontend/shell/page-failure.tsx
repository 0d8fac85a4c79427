import { useRouteError } from 'react-router';
import { Problem } from '../components/problem';
import { useWords } from '../messages/words';

/** A page that broke takes nothing else with it. */
export function PageFailure() {
  const { t } = useWords();
  const thrown = useRouteError();
  const error = thrown instanceof Error ? thrown : new Error(t('failure.unknown'));
  return <Problem title={t('failure.title')} error={error} onRetry={() => window.location.reload()} />;
}
