import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FormField } from '../components/form-field';
import { Problem } from '../components/problem';
import { useWords } from '../messages/words';
import { PopupFailure, type PopupSignIn, signInByPopup } from './popup-session';
import type { Session } from './session';

export interface PopupButtonProps {
  readonly baseUrl: string;
  readonly onSession: (session: Session) => void;
}

/** Signs in through Jira in a window, and says what became of it. */
export function PopupButton({ baseUrl, onSession }: PopupButtonProps) {
  const { t } = useWords();
  const [going, setGoing] = useState<PopupSignIn | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const latest = useRef<PopupSignIn | null>(null);
  useEffect(() => () => latest.current?.cancel(), []);

  function begin() {
    latest.current?.cancel();
    const next = signInByPopup(baseUrl);
    latest.current = next;
    setGoing(next);
    setFailure(null);
    next.session.then(
      (session) => latest.current === next && onSession(session),
      (error: unknown) => {
        if (latest.current !== next) return;
        setGoing(null);
        setFailure(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }

  return (
    <>
      {failure !== null && <PopupProblem error={failure} />}
      <Button appearance="primary" onClick={begin}>
        {t(going === null ? 'popup.button' : 'popup.again')}
      </Button>
      {going !== null && <CodeByHand onCode={going.enterCode} />}
    </>
  );
}

function PopupProblem({ error }: { readonly error: Error }) {
  const { t } = useWords();
  if (!(error instanceof PopupFailure)) return <Problem title={t('signIn.failed')} error={error} />;
  return (
    <div role="alert">
      <SectionMessage appearance="warning" title={t(error.reason === 'blocked' ? 'popup.blocked' : 'popup.closed')}>
        {t(error.reason === 'blocked' ? 'popup.blockedHelp' : 'popup.closedHelp')}
      </SectionMessage>
    </div>
  );
}

/** For windows that cannot tell this page by themselves, after the page of a sign-in service has cut the tie. */
function CodeByHand({ onCode }: { readonly onCode: (code: string) => void }) {
  const { t } = useWords();
  const [code, setCode] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim() !== '') onCode(code);
  }

  return (
    <div>
      <p role="status">{t('popup.waiting')}</p>
      <details>
        <summary>{t('popup.byHand')}</summary>
        <form className="rollcall-form" onSubmit={submit}>
          <FormField label={t('popup.code')}>
            {(field) => (
              <Textfield
                {...field}
                autoComplete="off"
                spellCheck={false}
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
            )}
          </FormField>
          <Button type="submit" isDisabled={code.trim() === ''}>
            {t('signIn.button')}
          </Button>
        </form>
      </details>
    </div>
  );
}
