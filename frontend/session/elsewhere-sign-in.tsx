import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, useState } from 'react';
import { FormField } from '../components/form-field';
import { Problem } from '../components/problem';
import { useWords } from '../messages/words';
import { apiOf, isPanelUrl, saveElsewhere } from './elsewhere';
import { PopupButton } from './popup-button';
import type { SignInProps } from './session';

export interface ElsewhereSignInProps extends SignInProps {
  /** Where Jira says that Rollcall is; null when nobody has said it yet. */
  readonly address: string | null;
  readonly onToken: () => void;
}

/** The page of Jira talks to a Rollcall on another host: an administrator says once where, everybody signs in through a window. */
export function ElsewhereSignIn({ baseUrl, isAgain = false, onSession, address, onToken }: ElsewhereSignInProps) {
  const { t } = useWords();
  const [known, setKnown] = useState(address);
  const [entered, setEntered] = useState(address ?? '');
  const [isChanging, setChanging] = useState(address === null);
  const [isWrong, setWrong] = useState(false);
  const [failure, setFailure] = useState<Error | null>(null);

  async function save(event: FormEvent) {
    event.preventDefault();
    const next = entered.trim().replace(/\/+$/, '');
    setWrong(!isPanelUrl(next));
    if (!isPanelUrl(next)) return;
    try {
      await saveElsewhere(baseUrl, next);
      setKnown(next);
      setChanging(false);
      setFailure(null);
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)));
    }
  }

  return (
    <div className="rollcall-sign-in">
      {!isAgain && <Heading size="xlarge">Rollcall</Heading>}
      {isChanging || known === null ? (
        <form className="rollcall-form" onSubmit={(event) => void save(event)} noValidate>
          <p>{t('elsewhere.notHere')}</p>
          <FormField label={t('elsewhere.address')} help={t('elsewhere.addressHelp')} error={isWrong ? t('elsewhere.wrong') : undefined}>
            {(field) => (
              <Textfield
                {...field}
                inputMode="url"
                placeholder="https://rollcall.example.com/rollcall"
                value={entered}
                onChange={(event) => setEntered(event.currentTarget.value)}
              />
            )}
          </FormField>
          {failure !== null && <Problem title={t('save.failed')} error={failure} />}
          <Button type="submit" appearance="primary" isDisabled={entered.trim() === ''}>
            {t('action.save')}
          </Button>
        </form>
      ) : (
        <>
          <p>{t('elsewhere.at', { address: known })}</p>
          <PopupButton baseUrl={apiOf(known)} onSession={onSession} />
          {!isAgain && (
            <Button appearance="subtle" onClick={() => setChanging(true)}>
              {t('elsewhere.change')}
            </Button>
          )}
        </>
      )}
      {!isAgain && (
        <Button appearance="subtle" onClick={onToken}>
          {t('signIn.withToken')}
        </Button>
      )}
    </div>
  );
}
