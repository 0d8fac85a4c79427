import { useWords } from '../messages/words';
import { Choice } from './choice';
import { FormField } from './form-field';

export interface ChoiceFilterProps<T extends string> {
  readonly label: string;
  /** Empty: everything. */
  readonly value: T | '';
  readonly onChange: (value: T | '') => void;
  readonly options: readonly { readonly value: T; readonly label: string }[];
}

/** One of a few, or all, in a row of filters. */
export function ChoiceFilter<T extends string>({ label, value, onChange, options }: ChoiceFilterProps<T>) {
  const { t } = useWords();
  return (
    <FormField label={label}>
      {({ id }) => (
        <Choice
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value as T | '')}
          options={[{ value: '', label: t('filter.all') }, ...options]}
        />
      )}
    </FormField>
  );
}
