import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { ApiError } from '../api/error';
import { useWords } from '../messages/words';

export interface ProblemProps {
  readonly title: string;
  readonly error: Error;
  readonly onRetry?: () => void;
}

/** What went wrong, what to do, and the id under which the server's log has it. */
export function Problem({ title, error, onRetry }: ProblemProps) {
  const { t } = useWords();
  const isOurs = error instanceof ApiError;
  const { remedy, id, problems } = isOurs ? error : { remedy: null, id: null, problems: [] };
  const isSilent = isOurs && error.status === 0;
  return (
    <div role="alert" className="rollcall-problem">
      <SectionMessage appearance="error" title={title}>
        <p>{isSilent ? t('offline.error') : `${error.message} ${remedy ?? ''}`}</p>
        {problems.length > 0 && (
          <ul>
            {problems.map(({ path, message, remedy: cure }) => (
              <li key={`${path} ${message}`}>
                <code>{path}</code>: {message} {cure}
              </li>
            ))}
          </ul>
        )}
        {id !== null && (
          <p>
            {t('error.id')}: <code>{id}</code>
          </p>
        )}
        {onRetry !== undefined && <Button onClick={onRetry}>{t('action.retry')}</Button>}
      </SectionMessage>
    </div>
  );
}
