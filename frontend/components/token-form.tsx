import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import SectionMessage from '@atlaskit/section-message';
import { type FormEvent, useState } from 'react';

export interface TokenFormProps {
  readonly wasRefused: boolean;
  readonly onToken: (token: string) => void;
}

/** Asks for an API token. Where the first one lies is said here, for the person who has just installed Rollcall. */
export function TokenForm({ wasRefused, onToken }: TokenFormProps) {
  const [entered, setEntered] = useState('');
  const token = entered.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (token !== '') onToken(token);
  }

  return (
    <>
      <Heading size="xlarge">Rollcall status</Heading>
      <form className="rollcall-token" onSubmit={submit}>
        {wasRefused && <SectionMessage appearance="error">This token is not valid any more, or never was.</SectionMessage>}
        <label htmlFor="rollcall-token">API token</label>
        <input
          id="rollcall-token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          aria-describedby="rollcall-token-help"
          value={entered}
          onChange={(event) => setEntered(event.target.value)}
        />
        <small id="rollcall-token-help">
          The first one is in the file admin-token of the data directory. This page keeps it until you leave, and stores it nowhere.
        </small>
        <Button type="submit" appearance="primary" isDisabled={token === ''}>
          Show status
        </Button>
      </form>
    </>
  );
}
