import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FormField } from '../components/form-field';
import { useWords } from '../messages/words';
import { createTokenSession, type SignInProps } from './session';

/** Asks for an API token. Where the first one lies is said here, for the person who has just installed Rollcall. */
export function TokenSignIn({ wasRefused, onSession, children }: SignInProps & { readonly children?: ReactNode }) {
  const { t } = useWords();
  const [entered, setEntered] = useState('');
  const token = entered.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (token !== '') onSession(createTokenSession(token));
  }

  return (
    <div className="rollcall-sign-in">
      <Heading size="xlarge">Rollcall</Heading>
      <p>{t('signIn.promise')}</p>
      {children}
      <form className="rollcall-form" onSubmit={submit}>
        {wasRefused && (
          <div role="alert">
            <SectionMessage appearance="error">{t('signIn.refused')}</SectionMessage>
          </div>
        )}
        <FormField label={t('signIn.token')} help={t('signIn.help')}>
          {(field) => (
            <Textfield
              {...field}
              type="password"
              autoComplete="off"
              spellCheck={false}
              value={entered}
              onChange={(event) => setEntered(event.currentTarget.value)}
            />
          )}
        </FormField>
        <Button type="submit" appearance="primary" isDisabled={token === ''}>
          {t('signIn.button')}
        </Button>
      </form>
    </div>
  );
}
