import { FormField } from './form-field';

export interface DayFilterProps {
  readonly label: string;
  /** `2026-01-31`, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

/** A day, in a row of filters. The browser's own control: it knows the reader's calendar, keyboard and language. */
export function DayFilter({ label, value, onChange }: DayFilterProps) {
  return (
    <FormField label={label}>
      {({ id }) => (
        <input id={id} type="date" className="rollcall-choice" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </FormField>
  );
}

/** ISO time of the beginning of that day where the reader is; empty for none. */
export function beginOf(day: string): string {
  const at = day === '' ? Number.NaN : new Date(`${day}T00:00:00`).getTime();
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
}

/** ISO time of the end of that day where the reader is, which is the beginning of the next; empty for none. */
export function endOf(day: string): string {
  const begin = beginOf(day);
  if (begin === '') return '';
  const end = new Date(begin);
  end.setDate(end.getDate() + 1);
  return end.toISOString();
}
