import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import { useState } from 'react';
import { useRemoveChannel, useTestChannel } from '../../api/queries/settings';
import type { ChannelDeliveries, ChannelView } from '../../api/settings-shapes';
import { Confirm } from '../../components/confirm';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { useNotify } from '../../shell/notices';

export interface ChannelCardProps {
  readonly channel: ChannelView;
  /** How its messages fare; undefined while nothing was ever sent. */
  readonly deliveries: ChannelDeliveries | undefined;
  readonly onEdit: () => void;
}

type State = NonNullable<ChannelDeliveries['last']>['state'];
const looks: Readonly<Record<State, ThemeAppearance>> = { delivered: 'success', waiting: 'moved', 'given-up': 'removed' };

/** One channel: where it leads, what it is told, how the last message fared. */
export function ChannelCard({ channel, deliveries, onEdit }: ChannelCardProps) {
  const { t, moment } = useWords();
  const notify = useNotify();
  const mayChange = useMayChange();
  const test = useTestChannel();
  const remove = useRemoveChannel();
  const [isRemoving, setRemoving] = useState(false);
  const { id, name, kind, enabled, events, destination } = channel;
  const last = deliveries?.last ?? null;

  function sendTest() {
    test.mutate(id, {
      onSuccess: (error) => {
        if (error === null) notify(t('notify.sent'));
      },
    });
  }

  return (
    <article className="rollcall-card" aria-label={name}>
      <div className="rollcall-card-head">
        <Heading size="small" as="h3">
          {name}
        </Heading>
        <Lozenge>{t(`notify.kind.${kind}`)}</Lozenge>
        {!enabled && <Lozenge appearance="moved">{t('notify.off')}</Lozenge>}
        {mayChange && (
          <div className="rollcall-actions">
            <Button aria-label={t('notify.testOf', { name })} isLoading={test.isPending} onClick={sendTest}>
              {t('notify.test')}
            </Button>
            <Button aria-label={t('notify.editOf', { name })} onClick={onEdit}>
              {t('notify.edit')}
            </Button>
            <Button appearance="subtle" aria-label={t('notify.removeOf', { name })} onClick={() => setRemoving(true)}>
              {t('notify.remove')}
            </Button>
          </div>
        )}
      </div>
      <p className="rollcall-muted">{kind === 'email' ? channel.to.join(', ') : destination}</p>
      <p>
        {t('notify.events')}: {events.map((event) => t(`notify.event.${event}`)).join('; ')}
      </p>
      <div role="status">
        {t('notify.last')}:{' '}
        {last === null ? t('notify.never') : t('notify.lastOf', { event: t(`notify.event.${last.event}`), at: moment(last.at) })}{' '}
        {last !== null && <Lozenge appearance={looks[last.state]}>{t(`notify.state.${last.state}`)}</Lozenge>}{' '}
        {deliveries !== undefined && deliveries.waiting > 0 && t('notify.waiting', { count: deliveries.waiting })}
        {last?.error && (
          <p className="rollcall-error">
            {last.error.message} {last.error.remedy}
          </p>
        )}
      </div>
      {test.error !== null && <Problem title={t('notify.testFailed')} error={test.error} />}
      <Confirm
        isOpen={isRemoving}
        title={t('notify.removeTitle', { name })}
        confirmLabel={t('notify.remove')}
        isDangerous
        isWorking={remove.isPending}
        onConfirm={() => remove.mutate(id, { onSettled: () => setRemoving(false) })}
        onCancel={() => setRemoving(false)}
      >
        <p>{t('notify.removeText')}</p>
      </Confirm>
      {remove.error !== null && <Problem title={t('notify.removeFailed')} error={remove.error} />}
    </article>
  );
}
