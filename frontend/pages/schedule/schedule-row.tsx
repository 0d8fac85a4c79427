import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import Toggle from '@atlaskit/toggle';
import { useState } from 'react';
import { Link } from 'react-router';
import { isEditConflict } from '../../api/error';
import { useChangeSchedule } from '../../api/queries/connectors';
import type { ConnectorView } from '../../api/shapes';
import { Moment } from '../../components/moment';
import { Problem } from '../../components/problem';
import { RunState } from '../../components/run-state';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { describeCron } from './describe-cron';
import { EditSchedule } from './edit-schedule';
import { durationOf, tooSlow } from './schedule-hints';

export interface ScheduleRowProps {
  readonly connector: ConnectorView;
  /** Names of connectors that start at the same moments. */
  readonly together: readonly string[];
}

/** When one connector syncs by itself, and the switch for it. */
export function ScheduleRow({ connector, together }: ScheduleRowProps) {
  const words = useWords();
  const { t, duration } = words;
  const mayChange = useMayChange('configure');
  const change = useChangeSchedule();
  const [isEditing, setIsEditing] = useState(false);
  const { id, name, schedule, enabled, version, nextRuns, lastSync } = connector;
  const slow = tooSlow(connector);
  const took = durationOf(lastSync);
  const isOn = schedule !== null && schedule.paused !== true;
  const hints = [
    slow && t('schedulePage.slow', { time: duration(slow.tookMs), gap: duration(slow.gapMs) }),
    together.length > 0 && t('schedulePage.together', { names: together.join(', ') }),
  ].filter((hint) => hint !== false && hint !== null);

  function toggle() {
    if (schedule === null) return;
    const { cron, timeZone } = schedule;
    change.mutate({ id, version, schedule: isOn ? { cron, timeZone, paused: true } : { cron, timeZone } });
  }

  return (
    <tr>
      <th scope="row">
        <Link to={`/connectors/${encodeURIComponent(id)}`}>{name}</Link>
      </th>
      <td>
        {schedule === null ? (
          <span className="rollcall-muted">{t('schedulePage.never')}</span>
        ) : (
          <>
            <div>{describeCron(schedule.cron, words) ?? t('cron.other')}</div>
            <div className="rollcall-muted">
              <code>{schedule.cron}</code> · {t('schedulePage.zone', { zone: schedule.timeZone })}
            </div>
          </>
        )}
        {hints.map((hint) => (
          <div key={hint} className="rollcall-hint">
            {hint}
          </div>
        ))}
        {change.error !== null &&
          (isEditConflict(change.error) ? (
            <p role="alert" className="rollcall-error">
              {t('schedulePage.moved')}
            </p>
          ) : (
            <Problem title={t('schedulePage.failed')} error={change.error} />
          ))}
        {mayChange && (
          <div>
            <Button spacing="compact" aria-label={t('schedulePage.editOf', { name })} onClick={() => setIsEditing(true)}>
              {t('schedulePage.edit')}
            </Button>
          </div>
        )}
        <EditSchedule
          isOpen={isEditing}
          name={name}
          schedule={schedule}
          isSaving={change.isPending}
          onCancel={() => setIsEditing(false)}
          onSave={(wanted) => change.mutate({ id, version, schedule: wanted }, { onSettled: () => setIsEditing(false) })}
        />
      </td>
      <td className="rollcall-firings">
        {nextRuns.length > 0 ? (
          <ol className="rollcall-plain">
            {nextRuns.map((at) => (
              <li key={at}>
                <Moment at={at} />
              </li>
            ))}
          </ol>
        ) : (
          <span className="rollcall-muted">
            {!enabled ? t('schedulePage.connectorOff') : schedule !== null ? t('schedulePage.isPaused') : '–'}
          </span>
        )}
      </td>
      <td>
        {lastSync === null ? (
          <span className="rollcall-muted">{t('overview.neverRan')}</span>
        ) : (
          <>
            <Link to={`/runs/${lastSync.id}`}>
              <Moment at={lastSync.startedAt} />
            </Link>{' '}
            <RunState state={lastSync.state} />
            {took !== null && <div className="rollcall-muted">{t('schedulePage.took', { time: duration(took) })}</div>}
          </>
        )}
      </td>
      <td>
        {!enabled && <Lozenge>{t('connector.off')}</Lozenge>}
        {enabled && schedule !== null && (
          <Toggle
            id={`schedule-${id}`}
            isChecked={isOn}
            isDisabled={!mayChange || change.isPending}
            onChange={toggle}
            label={t('schedulePage.onOf', { name })}
          />
        )}
      </td>
    </tr>
  );
}
