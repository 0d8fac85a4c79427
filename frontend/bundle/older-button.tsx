import Button, { LinkButton } from '@atlaskit/button/new';
import type { AriaAttributes, ComponentProps, ReactNode } from 'react';

interface OlderButtonProps extends Pick<AriaAttributes, 'aria-label' | 'aria-current'> {
  readonly appearance?: string;
  readonly children?: ReactNode;
  readonly href?: string;
  readonly iconBefore?: ReactNode;
  readonly isDisabled?: boolean;
  readonly isSelected?: boolean;
  readonly onClick?: NonNullable<ComponentProps<typeof Button>['onClick']>;
  readonly testId?: string;
}

/**
 * In the bundle instead of Atlaskit's older buttons, which the pages of its tables and the actions of its flags still use and which
 * bring a style library of their own: the same with the newer button.
 */
export default function OlderButton(props: OlderButtonProps) {
  const { appearance, children, href, iconBefore, isDisabled = false, isSelected = false, onClick, testId } = props;
  const look = appearance === 'subtle' ? 'subtle' : 'default';
  const content = (
    <>
      {iconBefore}
      {children}
    </>
  );
  const aria = { 'aria-label': props['aria-label'], 'aria-current': props['aria-current'] };
  if (href !== undefined)
    return (
      <LinkButton {...aria} href={href} appearance={look}>
        {content}
      </LinkButton>
    );
  return (
    <Button
      {...aria}
      appearance={look}
      isDisabled={isDisabled}
      isSelected={isSelected}
      {...(onClick === undefined ? {} : { onClick })}
      {...(testId === undefined ? {} : { testId })}
    >
      {content}
    </Button>
  );
}
