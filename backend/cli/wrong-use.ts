/** Options that commander takes as text. */
import { RollcallError } from '../domain/errors';

/** Throws `config-invalid`, which ends a command as wrong use, when the text is no whole number in this range. */
export function wholeNumber(text: string, option: string, min: number, max: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new RollcallError('config-invalid', `${option}: "${text}" is not a whole number between ${min} and ${max}.`, {
    field: option,
    remedy: 'Correct the option.',
  });
}
