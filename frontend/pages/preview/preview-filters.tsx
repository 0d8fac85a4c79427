import type { OperationKind } from '../../api/shapes';
import { ChoiceFilter } from '../../components/choice-filter';
import { SearchField } from '../../components/search-field';
import { useWords } from '../../messages/words';

export interface PreviewFiltersProps {
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly kind: OperationKind | '';
  readonly onKind: (kind: OperationKind | '') => void;
  /** The kinds there are. */
  readonly kinds: readonly OperationKind[];
  readonly heldOnly: boolean;
  readonly onHeldOnly: (heldOnly: boolean) => void;
  /** Whether anything would be held at all. */
  readonly hasHeld: boolean;
  /** How many operations match; undefined while that is not known. */
  readonly total: number | undefined;
}

export function PreviewFilters({ typed, onType, kind, onKind, kinds, heldOnly, onHeldOnly, hasHeld, total }: PreviewFiltersProps) {
  const { t } = useWords();
  return (
    <search className="rollcall-filters">
      <SearchField label={t('operation.search')} value={typed} onChange={onType} />
      <ChoiceFilter
        label={t('operation.kind')}
        value={kind}
        onChange={onKind}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {hasHeld && (
        <div className="rollcall-check">
          <input type="checkbox" id="held-only" checked={heldOnly} onChange={(event) => onHeldOnly(event.target.checked)} />
          <label htmlFor="held-only">{t('preview.heldOnly')}</label>
        </div>
      )}
      <output className="rollcall-muted">{total !== undefined && t('operation.count', { count: total })}</output>
    </search>
  );
}
