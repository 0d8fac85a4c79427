import Toggle from '@atlaskit/toggle';
import { useId } from 'react';

export interface SwitchFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A switch with the label people see. */
export function SwitchField({ label, help, isOn, onChange }: SwitchFieldProps) {
  const id = useId();
  return (
    <div>
      <div className="rollcall-check rollcall-switch">
        <Toggle id={id} isChecked={isOn} onChange={() => onChange(!isOn)} />
        <label htmlFor={id}>{label}</label>
      </div>
      {help && <div className="rollcall-help">{help}</div>}
    </div>
  );
}
