import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { useWords } from '../../messages/words';

/** The token itself, this once. */
export function ShownToken({ token }: { readonly token: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);

  /** Pages without TLS have no clipboard. */
  async function copy(): Promise<void> {
    setCopied(
      await Promise.resolve(navigator.clipboard?.writeText(token)).then(
        () => navigator.clipboard !== undefined,
        () => false,
      ),
    );
  }

  return (
    <div role="status">
      <p>{t('token.once')}</p>
      <code className="rollcall-secret" style={{ display: 'block' }}>
        {token}
      </code>
      <Button onClick={() => void copy()}>{t('action.copy')}</Button>{' '}
      {copied !== null && <span>{t(copied ? 'token.copied' : 'token.copyFailed')}</span>}
    </div>
  );
}
