import type { OperationKind, OperationState } from '../../api/shapes';
import { ChoiceFilter } from '../../components/choice-filter';
import { SearchField } from '../../components/search-field';
import { useWords } from '../../messages/words';
import { operationKinds, operationStates } from './operation-kinds';

export interface OperationsFiltersProps {
  readonly kind: OperationKind | '';
  readonly state: OperationState | '';
  readonly typed: string;
  readonly onKind: (kind: OperationKind | '') => void;
  readonly onState: (state: OperationState | '') => void;
  readonly onType: (text: string) => void;
  /** How many operations match; undefined while that is not known. */
  readonly total: number | undefined;
}

export function OperationsFilters({ kind, state, typed, onKind, onState, onType, total }: OperationsFiltersProps) {
  const { t } = useWords();
  return (
    <search className="rollcall-filters">
      <ChoiceFilter
        label={t('operation.kind')}
        value={kind}
        onChange={onKind}
        options={operationKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <ChoiceFilter
        label={t('operation.state')}
        value={state}
        onChange={onState}
        options={operationStates.map((value) => ({ value, label: t(`operationState.${value}`) }))}
      />
      <SearchField label={t('operation.search')} value={typed} onChange={onType} />
      <output className="rollcall-muted">{total !== undefined && t('operation.count', { count: total })}</output>
    </search>
  );
}
