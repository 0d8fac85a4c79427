import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { ApiError } from '../api/error';

export interface ProblemProps {
  readonly title: string;
  readonly error: Error;
  readonly onRetry?: () => void;
}

/** What went wrong, what to do, and the id under which the server's log has it. */
export function Problem({ title, error, onRetry }: ProblemProps) {
  const { remedy, id } = error instanceof ApiError ? error : { remedy: null, id: null };
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={title}>
        <p>
          {error.message} {remedy}
        </p>
        {id !== null && (
          <p>
            Error id: <code>{id}</code>
          </p>
        )}
        {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
      </SectionMessage>
    </div>
  );
}
