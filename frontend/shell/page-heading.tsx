import Heading from '@atlaskit/heading';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { useWords } from '../messages/words';

export interface PageHeadingProps {
  readonly title: string;
  /** The pages above this one. */
  readonly trail?: readonly { readonly to: string; readonly label: string }[];
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** Where one is, what the page is, and what can be done with all of it. */
export function PageHeading({ title, trail = [], actions, children }: PageHeadingProps) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} – Rollcall`;
  }, [title]);
  return (
    <div className="rollcall-heading">
      {trail.length > 0 && (
        <nav aria-label={t('trail.label')}>
          <ol className="rollcall-trail">
            {trail.map(({ to, label }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="rollcall-heading-row">
        <Heading size="xlarge" as="h1">
          {title}
        </Heading>
        {actions && <div className="rollcall-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
