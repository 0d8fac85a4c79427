import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context';
import type { OperationKind, OperationState, Run } from '../../api/shapes';
import { explainReason } from '../../components/explain-reason';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { OperationChange } from '../run/operation-change';
import { OperationSubject } from '../run/operation-subject';

export interface KindGroupProps {
  readonly run: Run;
  readonly kind: OperationKind;
  readonly count: number;
  readonly search: string;
  /** Empty: whatever the state. */
  readonly state: OperationState | '';
  readonly startsOpen: boolean;
}

/** The operations of one kind, asked for when somebody looks. */
export function KindGroup({ run, kind, count, search, state, startsOpen }: KindGroupProps) {
  const words = useWords();
  const { t, number } = words;
  const api = useApi();
  const [isOpen, setOpen] = useState(startsOpen);
  const pages = useInfiniteQuery({
    queryKey: ['runs', 'one', run.id, 'kind', kind, search, state],
    queryFn: ({ signal, pageParam }) => api.operations(run.id, { kind, search, state, after: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: isOpen,
  });
  const entries = pages.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <details className="rollcall-group" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t(`kind.${kind}`)} ({number(count)})
      </summary>
      {pages.error !== null && <Problem title={t('operation.failed')} error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isLoading && <Spinner label={t('loading')} />}
      {pages.data !== undefined && entries.length === 0 && <p>{t('filter.nothing')}</p>}
      {entries.length > 0 && (
        <table className="rollcall-table" aria-label={t(`kind.${kind}`)}>
          <thead>
            <tr>
              <th scope="col">{t('operation.subject')}</th>
              <th scope="col">{t('operation.change')}</th>
              <th scope="col">{t('operation.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ seq, operation }) => (
              <tr key={seq}>
                <td>
                  <OperationSubject operation={operation} connectorId={run.connectorId} />
                </td>
                <td>
                  <OperationChange operation={operation} />
                </td>
                <td>{explainReason(operation.reason, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pages.hasNextPage && (
        <Button isLoading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </details>
  );
}
