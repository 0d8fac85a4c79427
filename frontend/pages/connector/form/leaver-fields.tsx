import SectionMessage from '@atlaskit/section-message';
import { Controller, useFormContext } from 'react-hook-form';
import { Choice } from '../../../components/choice';
import { FormField } from '../../../components/form-field';
import { SwitchField } from '../../../components/switch-field';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';
import { NumberField } from './number-field';

const actions = ['deactivate', 'keep', 'remove-groups', 'delete', 'anonymize'] as const;

/** What happens to people who leave, are disabled, or fall out of scope. */
export function LeaverFields() {
  const { t } = useWords();
  const { register, control, watch } = useFormContext<ConnectorInput>();
  const action = watch('leavers.action');
  const isFinal = action === 'delete' || action === 'anonymize';
  return (
    <>
      <FormField label={t('leavers.title')} help={t('leavers.help')}>
        {({ isInvalid: _, ...field }) => (
          <Choice {...field} {...register('leavers.action')} options={actions.map((value) => ({ value, label: t(`leavers.${value}`) }))} />
        )}
      </FormField>
      {isFinal && (
        <NumberField name="leavers.graceDays" label={t('leavers.graceDays')} help={t('leavers.graceDaysHelp')} min={0} max={3650} />
      )}
      {action === 'delete' && <SectionMessage appearance="warning">{t('leavers.deleteWarning')}</SectionMessage>}
      {action !== 'keep' && action !== 'remove-groups' && (
        <Controller
          control={control}
          name="leavers.removeGroups"
          render={({ field }) => <SwitchField label={t('leavers.removeGroups')} isOn={field.value} onChange={field.onChange} />}
        />
      )}
    </>
  );
}
