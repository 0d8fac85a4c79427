import Textfield from '@atlaskit/textfield';
import { useFormContext } from 'react-hook-form';
import type { ChannelView } from '../../api/settings-shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { useWords } from '../../messages/words';
import type { ChannelInput } from './channel-input';
import { isWebAddress } from './is-web-address';

export function WebhookFields({ channel }: { readonly channel: ChannelView | null }) {
  const { t, moment } = useWords();
  const { register, formState } = useFormContext<ChannelInput>();
  const { errors } = formState;
  const stored = (field: string) => channel?.secrets.find((secret) => secret.field === field);
  const [url, secret] = [stored('url'), stored('secret')];
  const keep = (mark: { readonly updatedAt: string } | undefined) => (mark ? t('secret.stored', { at: moment(mark.updatedAt) }) : '');
  return (
    <>
      <FormField
        label={t('notify.url')}
        help={url ? `${t('notify.urlStored', { destination: channel?.destination ?? '?' })} ${keep(url)}` : t('notify.urlHelp')}
        isRequired={url === undefined}
        error={errors.url && (errors.url.message || t(errors.url.type === 'required' ? 'required' : 'field.notAddress'))}
      >
        {(field) => (
          <Textfield
            {...field}
            {...register('url', { required: url === undefined, validate: isWebAddress })}
            inputMode="url"
            autoComplete="off"
            placeholder="https://hooks.example.com/services/…"
          />
        )}
      </FormField>
      <FormField label={t('notify.format')}>
        {({ id }) => (
          <Choice
            id={id}
            {...register('format')}
            options={[
              { value: 'json', label: t('notify.format.json') },
              { value: 'text', label: t('notify.format.text') },
            ]}
          />
        )}
      </FormField>
      <FormField label={t('notify.secret')} help={`${keep(secret)} ${t('notify.secretHelp')}`.trim()}>
        {(field) => <Textfield {...field} {...register('secret')} type="password" autoComplete="new-password" />}
      </FormField>
    </>
  );
}
