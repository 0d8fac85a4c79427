import Button from '@atlaskit/button/new';
import type { AuditAction } from '../../api/administration-shapes';
import { auditActions } from '../../api/audit-actions';
import { ChoiceFilter } from '../../components/choice-filter';
import { DayFilter } from '../../components/day-filter';
import { SearchField } from '../../components/search-field';
import { useWords } from '../../messages/words';

/** What is typed and chosen; days as `2026-01-31`. */
export interface AuditInput {
  readonly search: string;
  readonly actor: string;
  readonly action: AuditAction | '';
  readonly subject: string;
  readonly from: string;
  readonly to: string;
}

export const noFilter: AuditInput = { search: '', actor: '', action: '', subject: '', from: '', to: '' };

export function AuditFilters({ input, onChange }: { readonly input: AuditInput; readonly onChange: (input: AuditInput) => void }) {
  const { t } = useWords();
  const set = (change: Partial<AuditInput>) => onChange({ ...input, ...change });
  return (
    <search className="rollcall-filters">
      <SearchField label={t('filter.search')} value={input.search} onChange={(search) => set({ search })} />
      <SearchField label={t('audit.actor')} value={input.actor} onChange={(actor) => set({ actor })} />
      <ChoiceFilter
        label={t('audit.action')}
        value={input.action}
        onChange={(action) => set({ action })}
        options={auditActions.map((value) => ({ value, label: t(`auditAction.${value}`) }))}
      />
      <SearchField label={t('audit.subject')} value={input.subject} onChange={(subject) => set({ subject })} />
      <div className="rollcall-days">
        <DayFilter label={t('audit.from')} value={input.from} onChange={(from) => set({ from })} />
        <DayFilter label={t('audit.to')} value={input.to} onChange={(to) => set({ to })} />
      </div>
      {input !== noFilter && (
        <Button appearance="subtle" onClick={() => onChange(noFilter)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
