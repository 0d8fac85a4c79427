import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';

export function PersonSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="rollcall-section">
      <Heading size="small" as="h2">
        {title}
      </Heading>
      {children}
    </section>
  );
}
