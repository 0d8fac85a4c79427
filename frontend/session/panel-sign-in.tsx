import { useEffect, useState } from 'react';
import { useWords } from '../messages/words';
import { PopupButton } from './popup-button';
import type { SignInProps } from './session';
import { TokenSignIn } from './token-sign-in';
import { hasPopup } from './ways';

/** The way into the panel that Rollcall serves itself: through Jira where that is set up, and always with a token. */
export function PanelSignIn(props: SignInProps) {
  const { t } = useWords();
  const { baseUrl, onSession } = props;
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void hasPopup(baseUrl).then((found) => isWanted && setOffered(found));
    return () => {
      isWanted = false;
    };
  }, [baseUrl]);
  if (props.isAgain) return <PopupButton baseUrl={baseUrl} onSession={onSession} />;
  return (
    <TokenSignIn {...props}>
      {isOffered && (
        <div className="rollcall-form">
          <PopupButton baseUrl={baseUrl} onSession={onSession} />
          <p>{t('signIn.orToken')}</p>
        </div>
      )}
    </TokenSignIn>
  );
}
