import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Spinner from '@atlaskit/spinner';
import { ApiError } from '../../../api/error';
import { useScopeCount } from '../../../api/queries/connectors';
import { isMoving, useStartRun } from '../../../api/queries/runs';
import type { ScopeCount as Counted, Run, SyncRules } from '../../../api/shapes';
import { LiveProgress } from '../../../components/live-progress';
import { Problem } from '../../../components/problem';
import { useServerText } from '../../../messages/use-server-text';
import { useWords } from '../../../messages/words';
import { RunProblem } from './run-problem';

export interface ScopeCountProps {
  readonly connectorId: string;
  readonly name: string;
  /** What is typed, settled. */
  readonly rules: Pick<SyncRules, 'scope' | 'groups'>;
  readonly lastRun: Run | null;
  /** Whether the stored rules are those typed: a read asks for the members of the groups they name. */
  readonly isSaved: boolean;
  readonly onSaveAndRead: () => void;
}

/** How many people and groups are in scope, while it is being chosen. */
export function ScopeCount({ connectorId, name, rules, lastRun, isSaved, onSaveAndRead }: ScopeCountProps) {
  const { t } = useWords();
  const read = useStartRun('simulation');
  const isReading = isMoving(lastRun) || read.isPending;
  const basis = lastRun === null ? null : `${lastRun.id} ${isReading ? '' : lastRun.state}`;
  const count = useScopeCount(connectorId, rules, basis);
  const hasNothing = basis === null || count.data === null;
  const isWrong = count.error instanceof ApiError && count.error.status === 400;
  const readNow = isSaved ? () => read.mutate(connectorId) : onSaveAndRead;

  return (
    <aside className="rollcall-count" aria-label={t('count.title')}>
      <Heading size="small" as="h2">
        {t('count.title')} {count.isFetching && !isReading && <Spinner size="small" label={t('loading')} />}
      </Heading>
      {isReading && (
        <>
          <p role="status">{t('count.reading')}</p>
          {lastRun !== null && <LiveProgress run={lastRun} name={name} />}
        </>
      )}
      {!isReading && hasNothing && (
        <>
          <p>{t('count.never')}</p>
          <p className="rollcall-muted">{t('count.neverText')}</p>
        </>
      )}
      {!isReading && lastRun !== null && <RunProblem title={t('count.readFailed')} run={lastRun} />}
      {read.error !== null && <Problem title={t('count.readFailed')} error={read.error} />}
      {isWrong && <p className="rollcall-error">{t('count.wrong')}</p>}
      {count.error !== null && !isWrong && !hasNothing && <Problem title={t('count.failed')} error={count.error} />}
      {count.data != null && !hasNothing && <Counts counted={count.data} />}
      {!isReading && (
        <Button onClick={readNow} appearance={hasNothing ? 'primary' : 'default'} spacing={hasNothing ? 'default' : 'compact'}>
          {t(hasNothing ? 'count.read' : isSaved ? 'count.again' : 'count.saveAndRead')}
        </Button>
      )}
    </aside>
  );
}

function Counts({ counted: { people, groups, problems, snapshot } }: { readonly counted: Counted }) {
  const { t, moment, number } = useWords();
  const say = useServerText();
  return (
    <div role="status">
      <p className="rollcall-big">{t('count.people', { count: people.inScope })}</p>
      <p className="rollcall-muted">{t('count.peopleOf', { read: people.read })}</p>
      <ul className="rollcall-plain">
        {people.inactive > 0 && <li>{t('count.inactive', { count: people.inactive })}</li>}
        {people.leftOut.map(({ rule, count }) => (
          <li key={rule}>
            {number(count)}: {say(rule)}
          </li>
        ))}
        {people.unknown > 0 && <li>{t('count.unknown', { count: people.unknown })}</li>}
      </ul>
      {people.examples.length > 0 && <p className="rollcall-muted">{t('count.examples', { names: people.examples.join(', ') })}</p>}
      <p className="rollcall-big">{t('count.groups', { count: groups.inScope })}</p>
      <p className="rollcall-muted">{t('count.groupsOf', { read: groups.read })}</p>
      {groups.examples.length > 0 && <p className="rollcall-muted">{t('count.examples', { names: groups.examples.join(', ') })}</p>}
      {groups.membersUnread > 0 && <p>{t('count.unread', { count: groups.membersUnread })}</p>}
      {problems.map(({ message, remedy }) => (
        <p key={message} className="rollcall-error">
          {say(message)} {say(remedy)}
        </p>
      ))}
      <p className="rollcall-muted">{t('count.at', { at: moment(snapshot.takenAt) })}</p>
    </div>
  );
}
