import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import { ApiError } from '../../api/error';
import type { GroupResult, TriedGroups } from '../../api/preview-shapes';
import { isNeverRead, useTriedGroups } from '../../api/queries/preview';
import type { SyncRules } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { Problem } from '../../components/problem';
import { useServerText } from '../../messages/use-server-text';
import { useWords } from '../../messages/words';
import { TriedGroupsTable } from './tried-groups-table';
import { useLatest } from './use-latest';
import { useSettled } from './use-settled';

const results: readonly GroupResult[] = ['included', 'conflict', 'invalid', 'excluded'];
const step = 25;
const most = 1_000;

export interface GroupTryOutProps {
  readonly connector: string;
  /** Rules without what is unfinished. */
  readonly groups: SyncRules['groups'];
}

/** What the rules make of the source's groups, and of any name that is typed. */
export function GroupTryOut({ connector, groups }: GroupTryOutProps) {
  const { t } = useWords();
  const listId = useId();
  const [name, setName] = useState('');
  const [result, setResult] = useState<GroupResult | ''>('');
  const [limit, setLimit] = useState(step);
  const asked = useSettled({ groups, name: name.trim(), result, limit });
  const answer = useTriedGroups(connector, asked.settled);
  const known = useLatest(answer.data);
  if (isNeverRead(answer.error)) return <p className="rollcall-muted">{t('groups.neverRead')}</p>;
  const isWorking = answer.isFetching || !asked.isSettled;
  // Faults of the rules are said at the rules.
  const failure = answer.error !== null && !isRefused(answer.error) ? answer.error : null;

  return (
    <section aria-label={t('groups.try')} className="rollcall-try">
      <Heading size="xsmall" as="h3">
        {t('groups.try')}
      </Heading>
      <FormField label={t('groups.tryName')} help={t('groups.tryHelp')}>
        {({ isInvalid: _, ...field }) => (
          <Textfield
            {...field}
            isCompact
            list={listId}
            autoComplete="off"
            // It asks; Enter must not save the form.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            spellCheck={false}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setLimit(step);
            }}
            elemAfterInput={isWorking ? <Spinner size="small" label={t('live.working')} /> : undefined}
          />
        )}
      </FormField>
      <datalist id={listId}>
        {known?.items.map(({ sourceId, name: one }) => (
          <option key={sourceId} value={one} />
        ))}
      </datalist>
      <div role="status">{known?.tried && known.tried.name === name.trim() && <TriedName tried={known.tried} />}</div>
      {failure !== null && <Problem title={t('groups.tryFailed')} error={failure} onRetry={() => void answer.refetch()} />}
      {known !== null && (
        <>
          {known.counts.conflict > 0 && result !== 'conflict' && (
            <p className="rollcall-error">
              {t('groups.conflicts', { count: known.counts.conflict })}{' '}
              <Button spacing="compact" appearance="subtle" onClick={() => setResult('conflict')}>
                {t('groups.show')}
              </Button>
            </p>
          )}
          <Choice
            aria-label={t('groups.show')}
            value={result}
            onChange={({ target: { value } }) => {
              setResult(value as GroupResult | '');
              setLimit(step);
            }}
            options={[
              { value: '', label: t('groups.all', { count: results.reduce((sum, one) => sum + known.counts[one], 0) }) },
              ...results.map((value) => ({ value, label: t(`groups.${value}`, { count: known.counts[value] }) })),
            ]}
          />
          <TriedGroupsTable groups={known.items} />
          {known.next !== null && limit < most && (
            <div className="rollcall-pages">
              <Button onClick={() => setLimit(Math.min(most, limit * 4))}>{t('action.more')}</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function TriedName({ tried }: { readonly tried: NonNullable<TriedGroups['tried']> }) {
  const { t } = useWords();
  const say = useServerText();
  const { name, result, target, why, sharedWith } = tried;
  return (
    <p className={result === 'conflict' || result === 'invalid' ? 'rollcall-error' : undefined}>
      <strong>{t(`groups.tried.${result}`, { name, target: target ?? '' })}</strong> {result !== 'conflict' && why !== null && say(why)}{' '}
      {sharedWith.length > 0 &&
        t(result === 'conflict' ? 'groups.collidesWith' : 'groups.unitedWith', { names: sharedWith.map((one) => `"${one}"`).join(', ') })}
    </p>
  );
}

function isRefused(error: Error): boolean {
  return error instanceof ApiError && error.status === 400;
}
