import type { UseMutationResult } from '@tanstack/react-query';
import type { ProbeView } from '../../api/shapes';
import { ProbeList } from '../../components/probe-list';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';

/** A check: under way, impossible, or what it found. */
export function CheckOutcome({ check }: { readonly check: UseMutationResult<readonly ProbeView[], Error, string> }) {
  const { t } = useWords();
  return (
    <>
      {check.isPending && <p role="status">{t('check.working')}</p>}
      {check.error !== null && <Problem title={t('check.failed')} error={check.error} />}
      {check.data !== undefined && <ProbeList probes={check.data} />}
    </>
  );
}
