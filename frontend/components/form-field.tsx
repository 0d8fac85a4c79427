import { type ReactNode, useId } from 'react';

export interface FieldAttributes {
  readonly id: string;
  readonly isInvalid: boolean;
  readonly 'aria-describedby'?: string;
  readonly 'aria-required'?: true;
}

export interface FormFieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  /** What is wrong with what was entered. */
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  /** Draws the control with the attributes that tie it to label, help and error. */
  readonly children: (attributes: FieldAttributes) => ReactNode;
}

/** A label, a control, help below it and, when there is one, the error, all tied together for screen readers. */
export function FormField({ label, help, error, isRequired = false, children }: FormFieldProps) {
  const id = useId();
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="rollcall-field">
      <label htmlFor={id}>
        {label}
        {isRequired && (
          <span className="rollcall-required" aria-hidden="true">
            {' *'}
          </span>
        )}
      </label>
      {children({
        id,
        isInvalid: error !== undefined,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(isRequired ? { 'aria-required': true as const } : {}),
      })}
      {help && (
        <div className="rollcall-help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {error && (
        <div className="rollcall-error" id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
    </div>
  );
}
