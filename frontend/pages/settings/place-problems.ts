import type { FieldValues, Path, UseFormSetError } from 'react-hook-form';
import { ApiError } from '../../api/error';

/**
 * Shows what the server found wrong at the fields it is about, and goes to the first of them.
 * @param fields the field of the form for each path of the API, without `body.`: `jira.auth.token`.
 */
export function placeProblems<Input extends FieldValues>(
  error: unknown,
  fields: Readonly<Record<string, Path<Input>>>,
  setError: UseFormSetError<Input>,
): void {
  if (!(error instanceof ApiError)) return;
  for (const [index, { path, message, remedy }] of error.problems.entries()) {
    const bare = path.replace(/^body\./, '').replace(/\[\d+\].*$/, '');
    const field = fields[bare];
    if (field !== undefined) setError(field, { type: 'server', message: `${message} ${remedy}` }, { shouldFocus: index === 0 });
  }
}
