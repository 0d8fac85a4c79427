import { Controller, useFormContext } from 'react-hook-form';
import { SwitchField } from '../../../components/switch-field';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';
import { NumberField } from './number-field';

const mostHours = 24 * 31;
const mostPrecedence = 10_000;

/** How much a scheduled run reads, and who decides where connectors share people. */
export function ReadingFields() {
  const { t } = useWords();
  const { control } = useFormContext<ConnectorInput>();
  return (
    <>
      <Controller
        control={control}
        name="deltas"
        render={({ field }) => (
          <SwitchField label={t('reading.deltas')} help={t('reading.deltasHelp')} isOn={field.value} onChange={field.onChange} />
        )}
      />
      <NumberField
        name="fullEveryHours"
        label={t('reading.fullEveryHours')}
        help={t('reading.fullEveryHoursHelp')}
        min={1}
        max={mostHours}
      />
      <NumberField name="precedence" label={t('reading.precedence')} help={t('reading.precedenceHelp')} min={0} max={mostPrecedence} />
    </>
  );
}
