import Heading from '@atlaskit/heading';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

export interface PageSectionProps {
  /** What stands in the address after the page's own: `brakes` in `#/connectors/okta#brakes`. */
  readonly anchor: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a long page that the address can lead to. Whoever comes by it goes on from there by keyboard. */
export function PageSection({ anchor, title, children }: PageSectionProps) {
  const section = useRef<HTMLElement>(null);
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: again when the same link is followed again
  useEffect(() => {
    if (hash !== `#${anchor}`) return;
    section.current?.scrollIntoView?.();
    section.current?.focus({ preventScroll: true });
  }, [anchor, hash, key]);
  return (
    <section ref={section} aria-label={title} className="rollcall-part" tabIndex={-1}>
      <Heading size="medium" as="h2">
        {title}
      </Heading>
      {children}
    </section>
  );
}
