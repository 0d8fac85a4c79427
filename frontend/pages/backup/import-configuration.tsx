import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Textarea from '@atlaskit/textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context';
import { isEditConflict } from '../../api/error';
import { Confirm } from '../../components/confirm';
import { FormField } from '../../components/form-field';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { ComparisonView, changesAnything } from './comparison-view';

/** Takes over a file, all of it or nothing, after it was shown what would change, and only if that still holds. */
export function ImportConfiguration() {
  const { t } = useWords();
  const api = useApi();
  const queries = useQueryClient();
  const [yaml, setYaml] = useState('');
  const [asking, setAsking] = useState(false);
  const compare = useMutation({ mutationFn: () => api.compareConfiguration(yaml) });
  const apply = useMutation({
    mutationFn: (revision: string) => api.importConfiguration(yaml, revision),
    onSuccess: () => {
      compare.reset();
      void queries.invalidateQueries();
    },
    onSettled: () => setAsking(false),
  });
  const comparison = compare.data;
  const mayApply = comparison !== undefined && comparison.problems.length === 0 && changesAnything(comparison) && apply.error === null;

  function enter(text: string) {
    setYaml(text);
    compare.reset();
    apply.reset();
  }

  function compareNow() {
    apply.reset();
    compare.mutate();
  }

  return (
    <>
      <div className="rollcall-form">
        <p>{t('import.text')}</p>
        <FormField label={t('import.file')}>
          {({ id }) => (
            <input
              id={id}
              type="file"
              accept=".yaml,.yml,text/yaml"
              onChange={(event) => void event.target.files?.[0]?.text().then(enter)}
            />
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
          <Button isDisabled={yaml.trim() === ''} isLoading={compare.isPending} onClick={compareNow}>
            {t(comparison === undefined ? 'compare.button' : 'compare.again')}
          </Button>
          <Button appearance="primary" isDisabled={!mayApply} onClick={() => setAsking(true)}>
            {t('import.apply')}
          </Button>
        </div>
      </div>
      {compare.error !== null && <Problem title={t('compare.failed')} error={compare.error} />}
      {apply.error !== null &&
        (isEditConflict(apply.error) ? (
          <div role="alert">
            <SectionMessage appearance="warning" title={t('compare.stale')}>
              <p>{t('compare.staleText')}</p>
            </SectionMessage>
          </div>
        ) : (
          <Problem title={t('import.failed')} error={apply.error} />
        ))}
      {comparison !== undefined && <ComparisonView comparison={comparison} />}
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
        onConfirm={() => comparison !== undefined && apply.mutate(comparison.revision)}
      >
        <p>{t('import.confirmText')}</p>
      </Confirm>
    </>
  );
}
