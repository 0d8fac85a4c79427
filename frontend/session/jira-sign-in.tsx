import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/error';
import { Loading } from '../components/loading';
import { Problem } from '../components/problem';
import { useWords } from '../messages/words';
import { openJiraSession } from './jira-session';
import type { SignInProps } from './session';
import { TokenSignIn } from './token-sign-in';

/** Signs in as whoever is signed in to Jira, without a question. What stands in the way is said, and a token still opens the door. */
export function JiraSignIn(props: SignInProps) {
  const { t } = useWords();
  const { baseUrl, onSession } = props;
  const [failure, setFailure] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [hasToken, setHasToken] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one exchange an attempt
  useEffect(() => {
    let isWanted = true;
    openJiraSession(baseUrl).then(
      (session) => isWanted && onSession(session),
      (error: unknown) => isWanted && setFailure(error instanceof Error ? error : new Error(String(error))),
    );
    return () => {
      isWanted = false;
    };
  }, [baseUrl, attempt]);

  function tryAgain() {
    setFailure(null);
    setAttempt(attempt + 1);
  }

  if (hasToken) return <TokenSignIn {...props} wasRefused={false} />;
  if (failure === null) return <Loading />;
  const isUnknown = failure instanceof ApiError && failure.status === 401;
  return (
    <main className="rollcall-page">
      <Problem title={t(isUnknown ? 'signIn.noJiraSession' : 'signIn.failed')} error={failure} onRetry={tryAgain} />
      <Button appearance="subtle" onClick={() => setHasToken(true)}>
        {t('signIn.withToken')}
      </Button>
    </main>
  );
}
