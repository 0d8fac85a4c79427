import Textfield from '@atlaskit/textfield';
import { type FieldPath, get, useFormContext } from 'react-hook-form';
import { FormField } from '../../../components/form-field';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';

export interface NumberFieldProps {
  readonly name: FieldPath<ConnectorInput>;
  readonly label: string;
  readonly help?: string;
  readonly min: number;
  readonly max: number;
  /** Percentages may have a fraction; counts may not. */
  readonly isWhole?: boolean;
}

/** A number between two others, said at the field when it is not. */
export function NumberField({ name, label, help, min, max, isWhole = true }: NumberFieldProps) {
  const { t, number } = useWords();
  const { register, formState } = useFormContext<ConnectorInput>();
  const error: { readonly message?: string } | undefined = get(formState.errors, name);
  const rules = {
    validate: (value: unknown) => {
      const entered = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
      const isGood = entered >= min && entered <= max && (!isWhole || Number.isInteger(entered));
      return isGood || t('number.between', { min: number(min), max: number(max) });
    },
  };
  return (
    <FormField label={label} help={help} error={error?.message}>
      {(field) => (
        <Textfield {...field} {...register(name, rules)} inputMode={isWhole ? 'numeric' : 'decimal'} width="small" autoComplete="off" />
      )}
    </FormField>
  );
}
