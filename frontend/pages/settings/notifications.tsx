import Button from '@atlaskit/button/new';
import { ModalTransition } from '@atlaskit/modal-dialog';
import { useState } from 'react';
import { useDeliveries } from '../../api/queries/settings';
import type { Channel } from '../../api/settings-shapes';
import type { SettingsView } from '../../api/shapes';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { ChannelCard } from './channel-card';
import { ChannelDialog } from './channel-dialog';
import { PanelAddressForm } from './panel-address-form';

interface Editing {
  readonly kind: Channel['kind'];
  /** Null: a new one. */
  readonly id: string | null;
}

/** Who is told how runs end. */
export function Notifications({ settings }: { readonly settings: SettingsView }) {
  const { t } = useWords();
  const mayChange = useMayChange();
  const deliveries = useDeliveries();
  const [editing, setEditing] = useState<Editing | null>(null);
  const { channels } = settings.notifications;
  const edited = channels.find(({ id }) => id === editing?.id) ?? null;
  return (
    <>
      <p className="rollcall-muted">{t('notify.text')}</p>
      {channels.length === 0 && <p>{t('notify.none')}</p>}
      {channels.map((channel) => (
        <ChannelCard
          key={channel.id}
          channel={channel}
          deliveries={deliveries.data?.find((each) => each.channel === channel.id)}
          onEdit={() => setEditing({ kind: channel.kind, id: channel.id })}
        />
      ))}
      {deliveries.error !== null && <Problem title={t('notify.deliveriesFailed')} error={deliveries.error} />}
      {mayChange && (
        <div className="rollcall-actions">
          <Button onClick={() => setEditing({ kind: 'email', id: null })}>{t('notify.addMail')}</Button>
          <Button onClick={() => setEditing({ kind: 'webhook', id: null })}>{t('notify.addWebhook')}</Button>
        </div>
      )}
      <PanelAddressForm settings={settings} />
      <ModalTransition>
        {editing !== null && <ChannelDialog settings={settings} channel={edited} kind={editing.kind} onClose={() => setEditing(null)} />}
      </ModalTransition>
    </>
  );
}
