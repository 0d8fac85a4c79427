import { useId } from 'react';

export interface ChoiceListProps {
  readonly label: string;
  readonly help: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any number of a few. */
export function ChoiceList({ label, help, choices, chosen, onChange }: ChoiceListProps) {
  const id = useId();
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }} aria-describedby={`${id}-help`}>
      <legend className="rollcall-label">{label}</legend>
      {choices.map((choice) => (
        <div key={choice.value} className="rollcall-check">
          <input
            id={`${id}-${choice.value}`}
            type="checkbox"
            checked={chosen.includes(choice.value)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, choice.value] : chosen.filter((one) => one !== choice.value))}
          />
          <label htmlFor={`${id}-${choice.value}`}>{choice.label}</label>
        </div>
      ))}
      <div className="rollcall-help" id={`${id}-help`}>
        {help}
      </div>
    </fieldset>
  );
}
