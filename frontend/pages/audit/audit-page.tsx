import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { useAudit } from '../../api/queries/administration';
import { FormField } from '../../components/form-field';
import { Moment } from '../../components/moment';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';

const widths = [16, 16, 16, 24, 28];

/** Who changed what, newest first. */
export function AuditPage() {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const audit = useAudit();
  const entries = audit.data?.pages.flatMap(({ items }) => items) ?? [];
  const wanted = search.trim().toLocaleLowerCase();
  const shown = entries.filter((entry) => wanted === '' || JSON.stringify(entry).toLocaleLowerCase().includes(wanted));

  const columns = [t('audit.at'), t('audit.actor'), t('audit.action'), t('audit.subject'), t('audit.detail')];
  const rows = shown.map(({ id, at, actor, action, subject, detail }) => {
    const contents = [<Moment key="at" at={at} />, actor, <code key="action">{action}</code>, subject, describeDetail(detail)];
    return { key: id, cells: contents.map((content, index) => ({ key: `${id}-${index}`, content })) };
  });

  return (
    <>
      <PageHeading title={t('tab.audit')} />
      <search className="rollcall-filters">
        <FormField label={t('filter.search')}>
          {({ id }) => (
            <Textfield id={id} isCompact type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
          )}
        </FormField>
      </search>
      {audit.error !== null && audit.data === undefined ? (
        <Problem title={t('audit.failed')} error={audit.error} onRetry={() => void audit.refetch()} />
      ) : (
        <div className="rollcall-scroll">
          <DynamicTable
            label={t('tab.audit')}
            head={{ cells: columns.map((content, index) => ({ key: String(index), content, width: widths[index] ?? 20 })) }}
            rows={rows}
            isLoading={audit.isPending}
            emptyView={<EmptyState header={t('audit.none')} headingLevel={2} description={t('audit.noneText')} />}
          />
        </div>
      )}
      {audit.hasNextPage && (
        <div className="rollcall-pages">
          <Button isLoading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('action.older')}
          </Button>
        </div>
      )}
    </>
  );
}

function describeDetail(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? shorten(value) : JSON.stringify(value)}`)
    .join(', ');
}

/** A hash is there to be compared; its beginning is enough for eyes. */
function shorten(value: string): string {
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : value;
}
