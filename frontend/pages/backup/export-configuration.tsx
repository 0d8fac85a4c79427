import Button from '@atlaskit/button/new';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../api/api-context';
import { Problem } from '../../components/problem';
import { saveFile } from '../../components/save-file';
import { useWords } from '../../messages/words';

export function ExportConfiguration() {
  const { t } = useWords();
  const api = useApi();
  const read = useMutation({ mutationFn: () => api.configuration() });
  return (
    <>
      <p>{t('export.text')}</p>
      <div className="rollcall-actions">
        <Button
          appearance="primary"
          isLoading={read.isPending}
          onClick={() => read.mutate(undefined, { onSuccess: (yaml) => saveFile('rollcall.yaml', 'application/yaml', yaml) })}
        >
          {t('export.button')}
        </Button>
        <Button isLoading={read.isPending} onClick={() => read.mutate()}>
          {t('export.show')}
        </Button>
      </div>
      {read.error !== null && <Problem title={t('export.failed')} error={read.error} />}
      {read.data !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className="rollcall-yaml" tabIndex={0} aria-label="rollcall.yaml">
          <pre>{read.data}</pre>
        </section>
      )}
    </>
  );
}
