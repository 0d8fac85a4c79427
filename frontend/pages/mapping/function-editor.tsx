import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import type { FunctionCall } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { functionArguments, functionNames, newCall } from './function-calls';

export interface FunctionEditorProps {
  /** Its place in the chain, from 0. */
  readonly place: number;
  readonly label: string;
  readonly call: FunctionCall;
  readonly onChange: (call: FunctionCall) => void;
  readonly onRemove: () => void;
}

/** One function of a chain with its arguments. */
export function FunctionEditor({ place, label, call, onChange, onRemove }: FunctionEditorProps) {
  const { t } = useWords();
  const mayChange = useMayChange();
  const values = call as Readonly<Record<string, string | undefined>>;
  return (
    <div className="rollcall-call" data-function={place}>
      <span aria-hidden="true">→</span>
      <Choice
        aria-label={label}
        value={call.function}
        onChange={({ target: { value } }) => onChange(newCall(value as FunctionCall['function']))}
        options={functionNames.map((value) => ({ value, label: t(`function.${value}`) }))}
      />
      {functionArguments[call.function].map((name) => (
        <div key={name} className="rollcall-grow">
          <Textfield
            aria-label={`${label}: ${t(`argument.${name}`)}`}
            placeholder={t(`argument.${name}`)}
            isMonospaced
            isCompact
            isDisabled={!mayChange}
            value={values[name] ?? ''}
            onChange={(event) => onChange({ ...call, [name]: event.currentTarget.value } as FunctionCall)}
          />
        </div>
      ))}
      {mayChange && (
        <Button spacing="compact" appearance="subtle" aria-label={t('mapping.removeOf', { name: label })} onClick={onRemove}>
          ✕
        </Button>
      )}
    </div>
  );
}
