import AppProvider from '@atlaskit/app-provider';
import { ModalTransition } from '@atlaskit/modal-dialog';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ApiProvider } from './api/api-context';
import { createApiClient } from './api/client';
import { ApiError } from './api/error';
import { LiveProvider } from './api/live';
import { createTransport } from './api/transport';
import { serverTranslatorOf } from './messages/languages';
import { findLocale, useWords, WordsProvider } from './messages/words';
import { createPanelRouter } from './routes';
import { type HeldSession, holdSession } from './session/held-session';
import { RoleProvider } from './session/role-provider';
import type { Session, SignInProps } from './session/session';
import { SignInAgain } from './session/sign-in-again';
import { TokenSignIn } from './session/token-sign-in';
import { NoticeProvider } from './shell/notices';

export interface AppProps {
  /** Where the API is: `/rollcall/api/v1`. */
  readonly baseUrl: string;
  /** How people sign in. */
  readonly SignIn?: ComponentType<SignInProps>;
  /** BCP 47; the reader's own unless told. */
  readonly locale?: string;
  /** False inside a page that has a theme of its own, which shows through. */
  readonly isThemed?: boolean;
}

/** The panel. The session lives in this component's memory only; leaving the page forgets it. */
export function App({ baseUrl, SignIn = TokenSignIn, locale = findLocale(), isThemed = true }: AppProps) {
  const [session, setSession] = useState<HeldSession | null>(null);
  // Each person gets pages of their own: what the one before had typed is gone.
  const [visit, setVisit] = useState(0);
  const [hasEnded, setHasEnded] = useState(false);
  const [wasRefused, setWasRefused] = useState(false);

  function enter(next: Session) {
    setHasEnded(false);
    setWasRefused(false);
    const isSame = next.person !== undefined && next.person === session?.person && next.role === session.role;
    if (isSame) return session.resume(next);
    session?.giveUp();
    const held = holdSession(next, () => (next.person === undefined ? leave(held) : setHasEnded(true)));
    setSession(held);
    setVisit((before) => before + 1);
  }

  /** Whose name is not known, cannot be told from the next one. */
  function leave(ended: HeldSession) {
    ended.giveUp();
    setSession(null);
    setWasRefused(true);
  }

  const signIn = { baseUrl, wasRefused, onSession: enter };
  const content =
    session === null ? (
      <main>
        <SignIn {...signIn} />
      </main>
    ) : (
      <>
        <SignedIn key={visit} baseUrl={session.baseUrl ?? baseUrl} session={session} />
        <ModalTransition>{hasEnded && <SignInAgain SignIn={SignIn} {...signIn} />}</ModalTransition>
      </>
    );
  return (
    <AppProvider defaultColorMode="auto" UNSAFE_isThemingDisabled={!isThemed}>
      <WordsProvider locale={locale}>
        <div className="rollcall">{content}</div>
      </WordsProvider>
    </AppProvider>
  );
}

interface SignedInProps {
  readonly baseUrl: string;
  readonly session: Session;
}

/** A new session gets a new cache: what one person was shown must not appear to the next. */
function SignedIn({ baseUrl, session }: SignedInProps) {
  const { locale } = useWords();
  const translator = serverTranslatorOf(locale);
  const client = useMemo(() => createApiClient(createTransport({ baseUrl, session, translator })), [baseUrl, session, translator]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew for each session
  const queries = useMemo(createQueryClient, [session]);
  const router = useMemo(createPanelRouter, []);
  return (
    <QueryClientProvider client={queries}>
      <ApiProvider client={client}>
        <LiveProvider baseUrl={baseUrl} session={session}>
          <RoleProvider session={session}>
            <NoticeProvider>
              <RouterProvider router={router} />
            </NoticeProvider>
          </RoleProvider>
        </LiveProvider>
      </ApiProvider>
    </QueryClientProvider>
  );
}

function createQueryClient(): QueryClient {
  const isWorthAnotherTry = (failures: number, error: Error) => error instanceof ApiError && error.status >= 500 && failures < 2;
  // The browser's idea of being online says nothing about a server in the same house.
  return new QueryClient({
    defaultOptions: {
      queries: { retry: isWorthAnotherTry, retryDelay: 500, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}
