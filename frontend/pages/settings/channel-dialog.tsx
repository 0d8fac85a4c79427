import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { FormProvider, useForm } from 'react-hook-form';
import { useApi } from '../../api/api-context';
import { useSaveSection } from '../../api/queries/settings';
import type { Channel, ChannelView } from '../../api/settings-shapes';
import type { SettingsView } from '../../api/shapes';
import { useWords } from '../../messages/words';
import { useNotify } from '../../shell/notices';
import { type ChannelInput, channelFields, channelOf, channelSecretsOf, newChannelId, toChannelInput } from './channel-input';
import { MailFields } from './mail-fields';
import { placeProblems } from './place-problems';
import { SaveOutcome } from './save-outcome';
import { SharedChannelFields } from './shared-channel-fields';
import { useBase } from './use-base';
import { WebhookFields } from './webhook-fields';

export interface ChannelDialogProps {
  readonly settings: SettingsView;
  /** Null: a new one. */
  readonly channel: ChannelView | null;
  readonly kind: Channel['kind'];
  readonly onClose: () => void;
}

/** Makes or changes a channel. Nothing is sent before it is saved. */
export function ChannelDialog({ settings, channel, kind, onClose }: ChannelDialogProps) {
  const { t, locale } = useWords();
  const notify = useNotify();
  const api = useApi();
  const form = useForm<ChannelInput>({ defaultValues: toChannelInput(channel, kind, locale) });
  const { handleSubmit, getValues, reset, setError } = form;
  const find = (from: SettingsView, id: string) => from.notifications.channels.find((each) => each.id === id) ?? null;
  const save = useSaveSection<ChannelInput>({
    settings: useBase(settings, form.formState.isDirty),
    of: (from) => channel && find(from, channel.id),
    send: (input, now) => {
      const taken = now.notifications.channels.map(({ id }) => id);
      const id = channel?.id ?? newChannelId(input.name, taken);
      return api.saveChannel(channelOf(input, kind, id), channelSecretsOf(input, kind), now.version);
    },
  });

  function submit(input: ChannelInput, over = false) {
    save.mutate(
      { input, over },
      {
        onSuccess: () => {
          notify(t('saved'));
          onClose();
        },
        onError: (error) => placeProblems(error, channelFields, setError),
      },
    );
  }

  const title = channel?.name ?? t(kind === 'email' ? 'notify.newMail' : 'notify.newWebhook');
  return (
    <ModalDialog onClose={onClose} width="medium" shouldCloseOnOverlayClick={false}>
      <FormProvider {...form}>
        <form className="rollcall-dialog" onSubmit={(event) => void handleSubmit((input) => submit(input))(event)} noValidate>
          <ModalHeader>
            <ModalTitle>{title}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <div className="rollcall rollcall-form">
              <SharedChannelFields>
                {kind === 'email' ? <MailFields channel={channel} /> : <WebhookFields channel={channel} />}
              </SharedChannelFields>
              <SaveOutcome
                error={save.error}
                onKeepMine={() => submit(getValues(), true)}
                onTakeTheirs={(theirs) => {
                  save.reset();
                  const now = channel && find(theirs, channel.id);
                  if (channel !== null && now === null) onClose();
                  else reset(toChannelInput(now, kind, locale));
                }}
              />
            </div>
          </ModalBody>
          <ModalFooter>
            <Button appearance="subtle" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" appearance="primary" isLoading={save.isPending}>
              {t('action.save')}
            </Button>
          </ModalFooter>
        </form>
      </FormProvider>
    </ModalDialog>
  );
}
