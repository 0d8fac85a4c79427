import { forwardRef, type SelectHTMLAttributes } from 'react';

export interface ChoiceProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly isInvalid?: boolean;
}

/** A drop-down of the browser's own: known to every keyboard and screen reader, and light in tables with many of them. */
export const Choice = forwardRef<HTMLSelectElement, ChoiceProps>(function Choice({ options, isInvalid = false, className, ...rest }, ref) {
  return (
    <select ref={ref} className={`rollcall-choice ${className ?? ''}`} aria-invalid={isInvalid || undefined} {...rest}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
});
