import EmptyState from '@atlaskit/empty-state';
import { Link } from 'react-router';
import { useWords } from '../messages/words';

export function NothingHere() {
  const { t } = useWords();
  return (
    <EmptyState
      headingLevel={1}
      header={t('nothingHere.title')}
      description={t('nothingHere.text')}
      primaryAction={<Link to="/">{t('tab.overview')}</Link>}
    />
  );
}
