import { Controller, useFormContext } from 'react-hook-form';
import { SwitchField } from '../../../components/switch-field';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';
import { NumberField } from './number-field';

const limits = ['deactivations', 'membershipRemovals'] as const;
const parts = [
  { part: 'count', max: 10_000_000, isWhole: true },
  { part: 'percent', max: 100, isWhole: false },
  { part: 'floor', max: 10_000_000, isWhole: true },
] as const;

/** Limits above which a run waits for a person. */
export function BrakeFields() {
  const { t } = useWords();
  const { control } = useFormContext<ConnectorInput>();
  return (
    <>
      <p className="rollcall-muted">{t('brakes.text')}</p>
      {limits.map((limit) => (
        <fieldset key={limit} className="rollcall-limit">
          <legend className="rollcall-label">{t(`brakes.${limit}`)}</legend>
          {parts.map(({ part, max, isWhole }) => (
            <NumberField key={part} name={`${limit}.${part}`} label={t(`brakes.${part}`)} min={0} max={max} isWhole={isWhole} />
          ))}
        </fieldset>
      ))}
      <Controller
        control={control}
        name="holdsEmptyRead"
        render={({ field }) => (
          <SwitchField label={t('brakes.emptyRead')} help={t('brakes.emptyReadHelp')} isOn={field.value} onChange={field.onChange} />
        )}
      />
    </>
  );
}
