import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { useFormContext } from 'react-hook-form';
import type { ChannelView } from '../../api/settings-shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { toLines } from '../../components/lines';
import { useWords } from '../../messages/words';
import type { ChannelInput } from './channel-input';

const ports = { min: 1, max: 65_535 };
const usualPorts = { starttls: '587', tls: '465', none: '25' } as const;
const kinds = ['starttls', 'tls', 'none'] as const;

const looksLikeMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

export function MailFields({ channel }: { readonly channel: ChannelView | null }) {
  const { t, moment } = useWords();
  const { register, watch, setValue, getValues, formState } = useFormContext<ChannelInput>();
  const { errors } = formState;
  const password = channel?.secrets.find(({ field }) => field === 'password');
  const isOneOfUsual = (port: string) => Object.values<string>(usualPorts).includes(port);
  const isMail = (text: string) => (looksLikeMail(text) ? true : t('notify.notMail'));
  return (
    <>
      <FormField label={t('notify.host')} isRequired error={errors.host && (errors.host.message || t('required'))}>
        {(field) => <Textfield {...field} {...register('host', { required: true })} placeholder="mail.example.com" autoComplete="off" />}
      </FormField>
      <FormField label={t('notify.security')} error={errors.security?.message}>
        {({ id, isInvalid }) => (
          <Choice
            id={id}
            isInvalid={isInvalid}
            {...register('security', {
              onChange: () => {
                if (isOneOfUsual(getValues('port'))) setValue('port', usualPorts[getValues('security')]);
              },
            })}
            options={kinds.map((value) => ({ value, label: t(`notify.security.${value}`) }))}
          />
        )}
      </FormField>
      <FormField label={t('notify.port')} isRequired error={errors.port && t('number.between', ports)}>
        {(field) => <Textfield {...field} {...register('port', { required: true, ...ports })} type="number" width="small" />}
      </FormField>
      <FormField label={t('notify.user')} help={t('notify.userHelp')} error={errors.user?.message}>
        {(field) => <Textfield {...field} {...register('user')} autoComplete="off" />}
      </FormField>
      {watch('user') !== '' && (
        <FormField
          label={t('notify.password')}
          help={password && t('secret.stored', { at: moment(password.updatedAt) })}
          error={errors.password?.message}
        >
          {(field) => <Textfield {...field} {...register('password')} type="password" autoComplete="new-password" />}
        </FormField>
      )}
      <FormField label={t('notify.from')} isRequired error={errors.from?.message}>
        {(field) => (
          <Textfield {...field} {...register('from', { validate: isMail })} inputMode="email" placeholder="rollcall@example.com" />
        )}
      </FormField>
      <FormField label={t('notify.to')} help={t('notify.toHelp')} isRequired error={errors.to?.message}>
        {(field) => (
          <Textarea
            {...field}
            {...register('to', {
              validate: (text) => (toLines(text).length > 0 && toLines(text).every(looksLikeMail)) || t('notify.notMail'),
            })}
            minimumRows={2}
          />
        )}
      </FormField>
    </>
  );
}
