import { render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { useEffect } from 'react';
import { App } from '../../frontend/app';
import { createTokenSession, type SignInProps } from '../../frontend/session/session';
import type { StandInApi } from './stand-in-api';

/** The whole panel at a hash route, signed in, over the stand-in API. */
export function openPanel(api: StandInApi, route: string): UserEvent {
  // Without what the page of another test has left in the history.
  history.replaceState(null, '', `#${route}`);
  function SignedInAlready({ onSession }: SignInProps) {
    // biome-ignore lint/correctness/useExhaustiveDependencies: once
    useEffect(() => onSession(createTokenSession(api.token)), []);
    return null;
  }
  render(<App baseUrl={api.baseUrl} SignIn={SignedInAlready} locale="en-GB" />);
  return userEvent.setup();
}
