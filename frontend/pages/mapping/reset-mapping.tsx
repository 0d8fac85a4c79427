import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { Confirm } from '../../components/confirm';
import { useWords } from '../../messages/words';

export interface ResetMappingProps {
  /** What the type of source is called: `Okta`. */
  readonly type: string;
  readonly onReset: () => void;
}

/** Puts the recommended attributes into the form, after a question. */
export function ResetMapping({ type, onReset }: ResetMappingProps) {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <p>
        <Button onClick={() => setIsAsking(true)}>{t('mapping.resetTo', { type })}</Button>
      </p>
      <Confirm
        isOpen={isAsking}
        title={t('mapping.resetTitle')}
        confirmLabel={t('mapping.reset')}
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          onReset();
        }}
      >
        <p>{t('mapping.resetText', { type })}</p>
      </Confirm>
    </>
  );
}
