import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
import type { ReactNode } from 'react';
import { isNeverRead } from '../../api/queries/preview';
import type { ConnectorConfiguration } from '../../api/shapes';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { PreviewTotals } from './preview-totals';
import { PreviewedPersonCard } from './previewed-person';
import { ReadPeople } from './read-people';
import { useLatest } from './use-latest';
import type { LivePreviewState } from './use-live-preview';

export interface LivePreviewProps {
  readonly configuration: ConnectorConfiguration;
  readonly state: LivePreviewState;
}

/** What the rules of the form would change, on real people, while they are typed. */
export function LivePreview({ configuration, state }: LivePreviewProps) {
  const { t } = useWords();
  const { answer, isWorking, prepared, faults, search, setSearch, showMore } = state;
  const known = useLatest(answer.data);

  if (isNeverRead(answer.error)) {
    return (
      <Frame isWorking={false}>
        <ReadPeople configuration={configuration} onRead={() => void answer.refetch()} />
      </Frame>
    );
  }
  const isFaulty = faults.rows.length + faults.groups.length + faults.others.length > 0;
  return (
    <Frame isWorking={isWorking}>
      {answer.error !== null &&
        (isFaulty ? (
          <p className="rollcall-error" role="alert">
            {t('live.faulty')} {faults.others.map(({ message }) => message).join(' ')}
          </p>
        ) : (
          <Problem title={t('live.failed')} error={answer.error} onRetry={() => void answer.refetch()} />
        ))}
      {prepared.unfinished > 0 && <p className="rollcall-muted">{t('live.unfinished', { count: prepared.unfinished })}</p>}
      {known !== null && (
        <>
          <PreviewTotals preview={known} />
          <Textfield
            aria-label={t('live.search')}
            placeholder={t('live.search')}
            isCompact
            autoComplete="off"
            spellCheck={false}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          {known.page.items.length === 0 ? (
            <p className="rollcall-muted">{t('live.nobody')}</p>
          ) : (
            <ul className="rollcall-previewed">
              {known.page.items.map((person) => (
                <PreviewedPersonCard key={person.sourceId} person={person} />
              ))}
            </ul>
          )}
          <div className="rollcall-pages">
            <span className="rollcall-muted">{t('live.shown', { shown: known.page.items.length, total: known.page.total })}</span>
            {showMore !== null && known.page.next !== null && (
              <Button spacing="compact" onClick={showMore}>
                {t('action.more')}
              </Button>
            )}
          </div>
        </>
      )}
    </Frame>
  );
}

function Frame({ isWorking, children }: { readonly isWorking: boolean; readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <section aria-label={t('live.title')} aria-busy={isWorking} className="rollcall-live">
      <div className="rollcall-card-head">
        <Heading size="small" as="h2">
          {t('live.title')}
        </Heading>
        <span role="status" className="rollcall-row rollcall-muted">
          {isWorking && (
            <>
              <Spinner size="small" /> {t('live.working')}
            </>
          )}
        </span>
      </div>
      {children}
    </section>
  );
}
