import Lozenge from '@atlaskit/lozenge';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../messages/words';

export interface SectionLink {
  readonly anchor: string;
  readonly title: string;
  /** What waits in the section: something entered that is wrong, or not saved. */
  readonly mark?: 'wrong' | 'changed' | null;
}

/** A long page with the list of its sections, beside it where there is room, and what waits in each. */
export function Sectioned({ links, children }: { readonly links: readonly SectionLink[]; readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="rollcall-sectioned">
      <div>
        <nav aria-label={t('sections.label')} className="rollcall-contents">
          <ul>
            {links.map(({ anchor, title, mark }) => (
              <li key={anchor}>
                <Link to={{ hash: anchor }} replace>
                  {title}
                </Link>
                {mark && <Lozenge appearance={mark === 'wrong' ? 'removed' : 'inprogress'}>{t(`sections.${mark}`)}</Lozenge>}
              </li>
            ))}
          </ul>
        </nav>
        <div>{children}</div>
      </div>
    </div>
  );
}
