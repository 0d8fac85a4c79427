import SectionMessage from '@atlaskit/section-message';
import { isOffline } from '../api/error';
import { useConnectors } from '../api/queries/connectors';
import { useWords } from '../messages/words';

/** Says that what is on screen may be old while Rollcall gives no answer, and goes away by itself. */
export function ConnectionBanner() {
  const { t } = useWords();
  const { error } = useConnectors();
  if (!isOffline(error)) return null;
  return (
    <div role="alert" className="rollcall-banner">
      <SectionMessage appearance="warning" title={t('offline.title')}>
        {t('offline.text')}
      </SectionMessage>
    </div>
  );
}
