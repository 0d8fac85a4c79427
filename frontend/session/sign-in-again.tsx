import ModalDialog, { ModalBody, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import type { ComponentType } from 'react';
import { useWords } from '../messages/words';
import type { SignInProps } from './session';

/** Over the page, which stays as it is: what was typed is still there afterwards. */
export function SignInAgain({ SignIn, ...props }: SignInProps & { readonly SignIn: ComponentType<SignInProps> }) {
  const { t } = useWords();
  return (
    <ModalDialog width="medium" shouldCloseOnEscapePress={false} shouldCloseOnOverlayClick={false}>
      <ModalHeader>
        <ModalTitle>{t('signIn.ended')}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <p>{t('signIn.nothingLost')}</p>
        <div className="rollcall-sign-in-again">
          <SignIn {...props} isAgain />
        </div>
      </ModalBody>
    </ModalDialog>
  );
}
