import Button from '@atlaskit/button/new';
import type { ConnectorView, Run, RunState } from '../../api/shapes';
import { ChoiceFilter } from '../../components/choice-filter';
import { DayFilter } from '../../components/day-filter';
import { SearchField } from '../../components/search-field';
import { useWords } from '../../messages/words';

const states: readonly RunState[] = [
  'queued',
  'reading',
  'deciding',
  'applying',
  'done',
  'partial',
  'held',
  'failed',
  'stopped',
  'superseded',
];
const kinds: readonly Run['kind'][] = ['full', 'delta', 'person', 'simulation', 'undo'];
const triggers: readonly Run['trigger'][] = ['api', 'schedule', 'cli', 'push', 'start-up'];

/** What is typed and chosen; days as `2026-01-31`. */
export interface HistoryInput {
  readonly connector: string;
  readonly state: RunState | '';
  readonly kind: Run['kind'] | '';
  readonly trigger: Run['trigger'] | '';
  readonly actor: string;
  readonly from: string;
  readonly to: string;
  readonly search: string;
}

export const noFilter: HistoryInput = { connector: '', state: '', kind: '', trigger: '', actor: '', from: '', to: '', search: '' };

export interface HistoryFiltersProps {
  readonly input: HistoryInput;
  readonly connectors: readonly ConnectorView[];
  readonly onChange: (input: HistoryInput) => void;
}

export function HistoryFilters({ input, connectors, onChange }: HistoryFiltersProps) {
  const { t } = useWords();
  const set = (change: Partial<HistoryInput>) => onChange({ ...input, ...change });
  return (
    <search className="rollcall-filters">
      <SearchField label={t('filter.search')} value={input.search} onChange={(search) => set({ search })} />
      <ChoiceFilter
        label={t('history.connector')}
        value={input.connector}
        onChange={(connector) => set({ connector })}
        options={connectors.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceFilter
        label={t('history.kind')}
        value={input.kind}
        onChange={(kind) => set({ kind })}
        options={kinds.map((value) => ({ value, label: t(`runKind.${value}`) }))}
      />
      <ChoiceFilter
        label={t('history.trigger')}
        value={input.trigger}
        onChange={(trigger) => set({ trigger })}
        options={triggers.map((value) => ({ value, label: t(`trigger.${value}`) }))}
      />
      <ChoiceFilter
        label={t('history.state')}
        value={input.state}
        onChange={(state) => set({ state })}
        options={states.map((value) => ({ value, label: t(`runState.${value}`) }))}
      />
      <SearchField label={t('history.actorPart')} value={input.actor} onChange={(actor) => set({ actor })} />
      <div className="rollcall-days">
        <DayFilter label={t('history.from')} value={input.from} onChange={(from) => set({ from })} />
        <DayFilter label={t('history.to')} value={input.to} onChange={(to) => set({ to })} />
      </div>
      {input !== noFilter && (
        <Button appearance="subtle" onClick={() => onChange(noFilter)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
