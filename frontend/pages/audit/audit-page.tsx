import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import { useState } from 'react';
import { isAuditAction } from '../../api/audit-actions';
import { useAudit } from '../../api/queries/administration';
import { beginOf, endOf } from '../../components/day-filter';
import { Moment } from '../../components/moment';
import { nameActor } from '../../components/name-actor';
import { OnlyAdministrators } from '../../components/only-administrators';
import { Problem } from '../../components/problem';
import { usePaused } from '../../components/use-paused';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { AuditFilters, type AuditInput, noFilter } from './audit-filters';
import { AuditSubject } from './audit-subject';
import { describeDetail } from './describe-detail';

const widths = [18, 14, 16, 20, 32];

/** Who changed what, newest first. */
export function AuditPage() {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('tab.audit')} />
      <OnlyAdministrators scope="audit">
        <AuditTable />
      </OnlyAdministrators>
    </>
  );
}

function AuditTable() {
  const words = useWords();
  const { t } = words;
  const [input, setInput] = useState<AuditInput>(noFilter);
  const { search, actor, action, subject, from, to } = usePaused(input);
  const audit = useAudit({
    search: search.trim(),
    actor: actor.trim(),
    action,
    subject: subject.trim(),
    from: beginOf(from),
    to: endOf(to),
  });
  const entries = audit.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.values(input).some((value) => value !== '');

  const columns = [t('audit.at'), t('audit.actor'), t('audit.action'), t('audit.subject'), t('audit.detail')];
  const rows = entries.map(({ id, at, actor, action, subject, detail }) => {
    const contents = [
      <Moment key="at" at={at} />,
      nameActor(actor, words),
      <span key="action" title={action}>
        {isAuditAction(action) ? t(`auditAction.${action}`) : action}
      </span>,
      <AuditSubject key="subject" subject={subject} />,
      describeDetail(detail, words),
    ];
    return { key: id, cells: contents.map((content, index) => ({ key: `${id}-${index}`, content })) };
  });

  return (
    <>
      <AuditFilters input={input} onChange={setInput} />
      {audit.error !== null && audit.data === undefined ? (
        <Problem title={t('audit.failed')} error={audit.error} onRetry={() => void audit.refetch()} />
      ) : (
        <div className="rollcall-scroll">
          <DynamicTable
            label={t('tab.audit')}
            head={{ cells: columns.map((content, index) => ({ key: String(index), content, width: widths[index] ?? 20 })) }}
            rows={rows}
            isLoading={audit.isPending || audit.isPlaceholderData}
            emptyView={
              <EmptyState
                header={t(isFiltered ? 'filter.nothing' : 'audit.none')}
                headingLevel={2}
                description={t(isFiltered ? 'filter.nothingText' : 'audit.noneText')}
              />
            }
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
