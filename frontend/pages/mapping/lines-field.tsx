import Textarea from '@atlaskit/textarea';
import { useState } from 'react';
import { FormField } from '../../components/form-field';
import { useMayChange } from '../../session/use-may-change';

export interface LinesFieldProps<T> {
  readonly label: string;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly value: readonly T[];
  readonly toText: (value: readonly T[]) => string;
  readonly parse: (text: string) => T[];
  readonly onChange: (value: T[]) => void;
}

/** A list that is typed one entry a line. What is typed stays as it is while it means the same. */
export function LinesField<T>({ label, help, error, value, toText, parse, onChange }: LinesFieldProps<T>) {
  const mayChange = useMayChange();
  const [typed, setTyped] = useState(() => toText(value));
  const text = JSON.stringify(parse(typed)) === JSON.stringify(value) ? typed : toText(value);
  return (
    <FormField label={label} help={help} error={error}>
      {(field) => (
        <Textarea
          {...field}
          minimumRows={2}
          resize="smart"
          spellCheck={false}
          isDisabled={!mayChange}
          value={text}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            onChange(parse(event.currentTarget.value));
          }}
        />
      )}
    </FormField>
  );
}
