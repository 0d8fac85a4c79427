import Button from '@atlaskit/button/new';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../api/api-context';
import type { Run } from '../../api/shapes';
import { Problem } from '../../components/problem';
import { saveFile } from '../../components/save-file';
import { useWords } from '../../messages/words';

const types = { csv: 'text/csv', json: 'application/json' } as const;

/** All operations of the run as a file, for auditors and spreadsheets. The server makes it. */
export function DownloadButtons({ run }: { readonly run: Run }) {
  const { t } = useWords();
  const api = useApi();
  const download = useMutation({
    mutationFn: async (form: keyof typeof types) =>
      saveFile(`rollcall-run-${run.id}.${form}`, types[form], await api.downloadOperations(run.id, form)),
  });
  const isWorking = (form: keyof typeof types) => download.isPending && download.variables === form;
  return (
    <>
      <Button isDisabled={download.isPending} isLoading={isWorking('csv')} onClick={() => download.mutate('csv')}>
        {t('download.csv')}
      </Button>
      <Button isDisabled={download.isPending} isLoading={isWorking('json')} onClick={() => download.mutate('json')}>
        {t('download.json')}
      </Button>
      {download.error !== null && <Problem title={t('download.failed')} error={download.error} />}
    </>
  );
}
