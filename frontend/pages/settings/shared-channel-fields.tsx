import Textfield from '@atlaskit/textfield';
import { type ReactNode, useId } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { SwitchField } from '../../components/switch-field';
import { useWords } from '../../messages/words';
import { type ChannelInput, EVENTS } from './channel-input';

/** What every channel has; the fields of its kind stand between. */
export function SharedChannelFields({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const { register, control, formState } = useFormContext<ChannelInput>();
  const { errors } = formState;
  const id = useId();
  return (
    <>
      <FormField label={t('notify.name')} isRequired error={errors.name && (errors.name.message || t('required'))}>
        {(field) => <Textfield {...field} {...register('name', { validate: (name) => name.trim() !== '', maxLength: 100 })} autoFocus />}
      </FormField>
      <Controller
        control={control}
        name="enabled"
        render={({ field }) => <SwitchField label={t('notify.enabled')} isOn={field.value} onChange={field.onChange} />}
      />
      {children}
      <fieldset className="rollcall-field" aria-describedby={errors.events ? `${id}-error` : undefined}>
        <legend className="rollcall-label">{t('notify.events')}</legend>
        {EVENTS.map((event) => (
          <div key={event} className="rollcall-check">
            <input
              type="checkbox"
              id={`${id}-${event}`}
              value={event}
              {...register('events', { validate: (events) => events.length > 0 })}
            />
            <label htmlFor={`${id}-${event}`}>{t(`notify.event.${event}`)}</label>
          </div>
        ))}
        {errors.events && (
          <div className="rollcall-error" id={`${id}-error`} role="alert">
            {t('notify.needsEvent')}
          </div>
        )}
      </fieldset>
      <FormField label={t('notify.language')}>
        {({ id: fieldId }) => (
          <Choice
            id={fieldId}
            {...register('language')}
            options={[
              { value: 'en', label: t('notify.language.en') },
              { value: 'de', label: t('notify.language.de') },
            ]}
          />
        )}
      </FormField>
      <FormField label={t('notify.caFile')} help={t('notify.caFileHelp')} error={errors.caFile?.message}>
        {(field) => <Textfield {...field} {...register('caFile')} autoComplete="off" />}
      </FormField>
    </>
  );
}
