import Button from '@atlaskit/button/new';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context';
import type { OperationEntry, Run } from '../../api/shapes';
import { Problem } from '../../components/problem';
import { saveFile } from '../../components/save-file';
import { useWords } from '../../messages/words';
import { toCsv } from './operations-csv';

const pageSize = 1_000;

/** All operations of the run as a file, for auditors and spreadsheets. */
export function DownloadButtons({ run }: { readonly run: Run }) {
  const { t } = useWords();
  const api = useApi();
  const [fetched, setFetched] = useState(0);
  const download = useMutation({
    mutationFn: async (form: 'json' | 'csv') => {
      const entries: OperationEntry[] = [];
      let after: string | null = null;
      do {
        const page = await api.operations(run.id, { limit: pageSize, after });
        entries.push(...page.items);
        after = page.next;
        setFetched(entries.length);
      } while (after !== null);
      const content = form === 'csv' ? toCsv(entries) : JSON.stringify({ run, operations: entries }, null, 2);
      saveFile(`rollcall-run-${run.id}.${form}`, form === 'csv' ? 'text/csv' : 'application/json', content);
    },
  });
  return (
    <>
      {download.isPending && <span role="status">{t('download.working', { count: fetched })}</span>}
      <Button isDisabled={download.isPending} onClick={() => download.mutate('csv')}>
        {t('download.csv')}
      </Button>
      <Button isDisabled={download.isPending} onClick={() => download.mutate('json')}>
        {t('download.json')}
      </Button>
      {download.error !== null && <Problem title={t('download.failed')} error={download.error} />}
    </>
  );
}
