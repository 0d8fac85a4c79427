import { useRouteError } from 'react-router';
import { Problem } from '../components/problem';
import { useWords } from '../messages/words';

/** A page that broke takes nothing else with it. */
export function PageFailure() {
  const { t } = useWords();
  const thrown = useRouteError();
  const isNotLoaded = thrown instanceof Error && /^(ChunkLoadError|CSS_CHUNK_LOAD_FAILED)$/.test(nameOf(thrown));
  const error = isNotLoaded ? new Error(t('failure.notLoadedText')) : thrown instanceof Error ? thrown : new Error(t('failure.unknown'));
  return <Problem title={t(isNotLoaded ? 'failure.notLoaded' : 'failure.title')} error={error} onRetry={() => window.location.reload()} />;
}

/** webpack names a failed script in `name`, a failed style sheet in `code`. */
function nameOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
