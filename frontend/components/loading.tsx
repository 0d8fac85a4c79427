import Spinner from '@atlaskit/spinner';
import { useWords } from '../messages/words';

/** A sign of life while a page's data is on its way. */
export function Loading() {
  const { t } = useWords();
  return (
    <div className="rollcall-loading" role="status">
      <Spinner size="large" label={t('loading')} />
    </div>
  );
}
