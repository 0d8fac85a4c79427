import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useWords } from '../messages/words';

export interface EditConflictProps {
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

/** Somebody else saved the same meanwhile. Nothing that was entered is lost until the person decides. */
export function EditConflict({ onTakeTheirs, onKeepMine }: EditConflictProps) {
  const { t } = useWords();
  return (
    <div role="alert" className="rollcall-problem">
      <SectionMessage appearance="warning" title={t('conflict.title')}>
        <p>{t('conflict.text')}</p>
        <div className="rollcall-actions">
          <Button onClick={onKeepMine}>{t('conflict.keepMine')}</Button>
          <Button appearance="subtle" onClick={onTakeTheirs}>
            {t('conflict.takeTheirs')}
          </Button>
        </div>
      </SectionMessage>
    </div>
  );
}
