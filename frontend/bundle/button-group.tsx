import { Inline } from '@atlaskit/primitives/compiled';
import type { ReactNode } from 'react';

interface ButtonGroupProps {
  readonly children: ReactNode;
  readonly label?: string;
  readonly titleId?: string;
}

/** In the bundle instead of the group of `@atlaskit/button`, the only one of the components used here with a style library of its own. */
export default function ButtonGroup({ children, label, titleId }: ButtonGroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons in a row are no fields of a form
    <div role="group" aria-label={label} aria-labelledby={titleId}>
      <Inline space="space.050">{children}</Inline>
    </div>
  );
}
