import type { OperationKind, Run } from '../../api/shapes';
import { useWords } from '../../messages/words';

export interface PreviewTotalsProps {
  readonly run: Run;
  readonly totals: readonly { readonly kind: OperationKind; readonly count: number }[];
}

/** How many of each kind there would be, and how many people stay as they are. */
export function PreviewTotals({ run: { counts }, totals }: PreviewTotalsProps) {
  const { t, number } = useWords();
  const facts = [
    ...totals.map(({ kind, count }) => [t(`kind.${kind}`), count] as const),
    ...(counts === null ? [] : [[t('run.inScope'), counts.inScope] as const, [t('run.unchanged'), counts.unchanged] as const]),
  ];
  return (
    <dl className="rollcall-facts" aria-label={t('preview.totals')}>
      {facts.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
