import SectionMessage from '@atlaskit/section-message';
import type { Run, RunDetail } from '../../api/shapes';
import { Moment } from '../../components/moment';
import { nameActor, nameStarter } from '../../components/name-actor';
import { RunState } from '../../components/run-state';
import { summarizeRun } from '../../components/summarize-run';
import { useWords } from '../../messages/words';

export interface RunSummaryProps {
  readonly run: Run;
  readonly byKind: RunDetail['byKind'];
}

export function RunSummary({ run, byKind }: RunSummaryProps) {
  const words = useWords();
  const { t, number, duration } = words;
  const { counts, error, errorId, finishedAt, startedAt, approvedBy } = run;
  const planned = new Map<RunDetail['byKind'][number]['kind'], number>();
  for (const { kind, count } of byKind) planned.set(kind, (planned.get(kind) ?? 0) + count);

  return (
    <section aria-label={t('run.summary')}>
      <dl className="rollcall-facts">
        <Fact name={t('history.state')}>
          <RunState state={run.state} />
        </Fact>
        <Fact name={t('history.kind')}>{t(`runKind.${run.kind}`)}</Fact>
        {run.person !== null && <Fact name={t('people.name')}>{run.person}</Fact>}
        <Fact name={t('history.actor')}>{nameStarter(run, words)}</Fact>
        <Fact name={t('history.started')}>
          <Moment at={startedAt} />
        </Fact>
        <Fact name={t('history.duration')}>{finishedAt === null ? '–' : duration(Date.parse(finishedAt) - Date.parse(startedAt))}</Fact>
        {approvedBy !== null && (
          <Fact name={t('run.approved')}>
            {nameActor(approvedBy, words)}, <Moment at={run.approvedAt} />
          </Fact>
        )}
        {counts !== null && (
          <>
            <Fact name={t('run.inScope')}>{number(counts.inScope)}</Fact>
            <Fact name={t('run.unchanged')}>{number(counts.unchanged)}</Fact>
          </>
        )}
        <Fact name={t('run.calls')}>
          {t('run.callsText', { source: run.sourceCalls, reads: run.targetReads, writes: run.targetWrites })}
        </Fact>
        {[...planned].map(([kind, count]) => (
          <Fact key={kind} name={t(`kind.${kind}`)}>
            {number(count)}
          </Fact>
        ))}
      </dl>
      {error !== null ? (
        <SectionMessage appearance="error" title={error.message}>
          <p>{error.remedy}</p>
          {errorId !== null && (
            <p>
              {t('error.id')}: <code>{errorId}</code>
            </p>
          )}
        </SectionMessage>
      ) : (
        <p className="rollcall-summary">{summarizeRun(run, words)}</p>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
