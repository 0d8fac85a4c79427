import Button from '@atlaskit/button/new';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/error';
import { Loading } from '../components/loading';
import { Problem } from '../components/problem';
import { useWords } from '../messages/words';
import { readElsewhere } from './elsewhere';
import { ElsewhereSignIn } from './elsewhere-sign-in';
import { openJiraSession } from './jira-session';
import { NoJiraSession } from './no-jira-session';
import type { SignInProps } from './session';
import { TokenSignIn } from './token-sign-in';

type Way =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'elsewhere'; readonly address: string | null };

/**
 * Signs in as whoever is signed in to Jira, without a question. When no Rollcall answers on Jira's own host, Jira is asked where it is.
 * What stands in the way is said, and a token still opens the door.
 */
export function JiraSignIn(props: SignInProps) {
  const { t } = useWords();
  const { baseUrl, isAgain = false, onSession } = props;
  const [way, setWay] = useState<Way>({ kind: 'asking' });
  const [attempt, setAttempt] = useState(0);
  const [hasToken, setHasToken] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one exchange an attempt
  useEffect(() => {
    let isWanted = true;
    async function signIn() {
      try {
        const session = await openJiraSession(baseUrl);
        if (isWanted) onSession(session);
      } catch (error) {
        const next = await wayAfter(error, baseUrl);
        if (isWanted) setWay(next);
      }
    }
    void signIn();
    return () => {
      isWanted = false;
    };
  }, [baseUrl, attempt]);

  function tryAgain() {
    setWay({ kind: 'asking' });
    setAttempt(attempt + 1);
  }

  if (hasToken) return <TokenSignIn {...props} wasRefused={false} />;
  if (way.kind === 'asking') return <Loading />;
  if (way.kind === 'elsewhere') return <ElsewhereSignIn {...props} address={way.address} onToken={() => setHasToken(true)} />;
  const isUnknown = way.error instanceof ApiError && way.error.status === 401;
  return (
    <div className="rollcall-page">
      {isUnknown ? (
        <NoJiraSession error={way.error} onRetry={tryAgain} />
      ) : (
        <Problem title={t('signIn.failed')} error={way.error} onRetry={tryAgain} />
      )}
      {!isAgain && (
        <Button appearance="subtle" onClick={() => setHasToken(true)}>
          {t('signIn.withToken')}
        </Button>
      )}
    </div>
  );
}

/** Jira itself answered, or the proxy before it: Rollcall may be elsewhere. */
async function wayAfter(error: unknown, baseUrl: string): Promise<Way> {
  const failed: Way = { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
  if (!(error instanceof ApiError) || error.code !== null) return failed;
  const address = await readElsewhere(baseUrl);
  return address !== null || error.status === 404 ? { kind: 'elsewhere', address } : failed;
}
