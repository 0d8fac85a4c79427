import { Controller, useFormContext } from 'react-hook-form';
import { Choice } from '../../../components/choice';
import { FormField } from '../../../components/form-field';
import { SwitchField } from '../../../components/switch-field';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';

const ways = ['username', 'email', 'never'] as const;

/** How the first contact finds an account that is there already. */
export function MatchingFields() {
  const { t } = useWords();
  const { register, control } = useFormContext<ConnectorInput>();
  return (
    <>
      <FormField label={t('matching.by')} help={t('matching.byHelp')}>
        {({ isInvalid: _, ...field }) => (
          <Choice {...field} {...register('matching.by')} options={ways.map((value) => ({ value, label: t(`matching.${value}`) }))} />
        )}
      </FormField>
      <Controller
        control={control}
        name="matching.renameUsers"
        render={({ field }) => <SwitchField label={t('matching.renameUsers')} isOn={field.value} onChange={field.onChange} />}
      />
    </>
  );
}
