import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRemoveConnector } from '../../api/queries/connectors';
import { Confirm } from '../../components/confirm';
import { Problem } from '../../components/problem';
import { afterSave } from '../../components/unsaved-guard';
import { useWords } from '../../messages/words';

export function RemoveConnector({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const remove = useRemoveConnector();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button appearance="subtle" onClick={() => setAsking(true)}>
        {t('connector.remove')}
      </Button>
      <Confirm
        isOpen={asking}
        isDangerous
        title={t('connector.removeTitle', { name })}
        confirmLabel={t('connector.remove')}
        isWorking={remove.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => remove.mutate(id, { onSuccess: () => navigate('/', { state: afterSave }), onError: () => setAsking(false) })}
      >
        <p>{t('connector.removeText')}</p>
      </Confirm>
      {remove.error !== null && <Problem title={t('connector.removeFailed')} error={remove.error} />}
    </>
  );
}
