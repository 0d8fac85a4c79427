import Button from '@atlaskit/button/new';
import ModalDialog, { ModalBody, ModalFooter, ModalHeader, ModalTitle, ModalTransition } from '@atlaskit/modal-dialog';
import type { ReactNode } from 'react';
import { useWords } from '../messages/words';

export interface ConfirmProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly confirmLabel: string;
  readonly isDangerous?: boolean;
  readonly isWorking?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Asks before something that cannot be taken back. Enter never gives the dangerous answer; the focus goes back to where it was. */
export function Confirm({
  isOpen,
  title,
  confirmLabel,
  isDangerous = false,
  isWorking = false,
  onConfirm,
  onCancel,
  children,
}: ConfirmProps) {
  const { t } = useWords();
  return (
    <ModalTransition>
      {isOpen && (
        <ModalDialog onClose={onCancel} width="medium">
          <ModalHeader>
            <ModalTitle {...(isDangerous ? { appearance: 'danger' as const } : {})}>{title}</ModalTitle>
          </ModalHeader>
          <ModalBody>{children}</ModalBody>
          <ModalFooter>
            <Button appearance="subtle" onClick={onCancel} autoFocus={isDangerous}>
              {t('action.cancel')}
            </Button>
            <Button appearance={isDangerous ? 'danger' : 'primary'} isLoading={isWorking} onClick={onConfirm} autoFocus={!isDangerous}>
              {confirmLabel}
            </Button>
          </ModalFooter>
        </ModalDialog>
      )}
    </ModalTransition>
  );
}
