import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Textarea from '@atlaskit/textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context';
import { Confirm } from '../../components/confirm';
import { FormField } from '../../components/form-field';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';

/** Takes over a file, all of it or nothing, after it was looked through. */
export function ImportConfiguration() {
  const { t } = useWords();
  const api = useApi();
  const queries = useQueryClient();
  const [yaml, setYaml] = useState('');
  const [asking, setAsking] = useState(false);
  const validate = useMutation({ mutationFn: () => api.validateConfiguration(yaml) });
  const apply = useMutation({
    mutationFn: () => api.importConfiguration(yaml),
    onSuccess: () => queries.invalidateQueries(),
    onSettled: () => setAsking(false),
  });
  const isFound = validate.data !== undefined;
  const isGood = validate.data?.length === 0;

  function enter(text: string) {
    setYaml(text);
    validate.reset();
    apply.reset();
  }

  return (
    <div className="rollcall-form">
      <p>{t('import.text')}</p>
      <FormField label={t('import.file')}>
        {({ id }) => (
          <input id={id} type="file" accept=".yaml,.yml,text/yaml" onChange={(event) => void event.target.files?.[0]?.text().then(enter)} />
        )}
      </FormField>
      <FormField label="rollcall.yaml">
        {({ id }) => (
          <Textarea
            id={id}
            isMonospaced
            minimumRows={8}
            maxHeight="40vh"
            value={yaml}
            onChange={(event) => enter(event.currentTarget.value)}
          />
        )}
      </FormField>
      <div className="rollcall-actions">
        <Button isDisabled={yaml.trim() === ''} isLoading={validate.isPending} onClick={() => validate.mutate()}>
          {t('import.check')}
        </Button>
        <Button appearance="primary" isDisabled={!isGood || apply.isSuccess} onClick={() => setAsking(true)}>
          {t('import.apply')}
        </Button>
      </div>
      {validate.error !== null && <Problem title={t('import.checkFailed')} error={validate.error} />}
      {isFound && (
        <div role="status">
          <SectionMessage
            appearance={isGood ? 'success' : 'error'}
            title={isGood ? t('import.good') : t('import.bad', { count: validate.data.length })}
          >
            <ul>
              {validate.data.map(({ path, message, remedy }) => (
                <li key={`${path} ${message}`}>
                  <code>{path}</code>: {message} {remedy}
                </li>
              ))}
            </ul>
          </SectionMessage>
        </div>
      )}
      {apply.error !== null && <Problem title={t('import.failed')} error={apply.error} />}
      {apply.data !== undefined && (
        <div role="status">
          <SectionMessage appearance="success" title={t('import.done')}>
            <ul>
              <li>{t('import.created', { names: apply.data.created.join(', ') || '–' })}</li>
              <li>{t('import.changed', { names: apply.data.changed.join(', ') || '–' })}</li>
              <li>{t('import.unchanged', { names: apply.data.unchanged.join(', ') || '–' })}</li>
            </ul>
          </SectionMessage>
        </div>
      )}
      <Confirm
        isOpen={asking}
        title={t('import.confirmTitle')}
        confirmLabel={t('import.apply')}
        isWorking={apply.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => apply.mutate()}
      >
        <p>{t('import.confirmText')}</p>
      </Confirm>
    </div>
  );
}
