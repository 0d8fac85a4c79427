import Textfield from '@atlaskit/textfield';
import { FormField } from './form-field';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Room for a long name. */
  readonly isWide?: boolean;
}

/** A field to find something by, in a row of filters. */
export function SearchField({ label, value, onChange, isWide = false }: SearchFieldProps) {
  return (
    <FormField label={label}>
      {({ id }) => (
        <Textfield
          id={id}
          isCompact
          type="search"
          width={isWide ? 'large' : 'small'}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FormField>
  );
}
