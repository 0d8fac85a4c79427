import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import { useState } from 'react';
import type { TokenView } from '../../api/administration-shapes';
import { apiScopes } from '../../api/api-scopes';
import { useRevokeToken, useTokens } from '../../api/queries/administration';
import { Confirm } from '../../components/confirm';
import { Moment } from '../../components/moment';
import { OnlyAdministrators } from '../../components/only-administrators';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { useMayChange } from '../../session/use-may-change';
import { PageHeading } from '../../shell/page-heading';
import { NewToken } from './new-token';

/** API tokens for automation: made here, shown once, revoked here. */
export function TokensPage() {
  const { t } = useWords();
  const mayChange = useMayChange('tokens');
  return (
    <>
      <PageHeading title={t('tab.tokens')} actions={mayChange && <NewToken />}>
        <p className="rollcall-muted">{t('token.text')}</p>
      </PageHeading>
      <OnlyAdministrators scope="tokens">
        <TokenTable />
      </OnlyAdministrators>
    </>
  );
}

function TokenTable() {
  const { t } = useWords();
  const tokens = useTokens();
  const revoke = useRevokeToken();
  const [leaving, setLeaving] = useState<TokenView | null>(null);

  const columns = [t('token.name'), t('token.scopes'), t('token.created'), t('token.expires'), ''];
  const rows = (tokens.data ?? []).map((token) => {
    const contents = [
      token.name,
      token.scopes.length === apiScopes.length ? t('token.scopesAll') : token.scopes.map((scope) => t(`tokenScope.${scope}`)).join(', '),
      <Moment key="created" at={token.createdAt} />,
      <Expiry key="expires" at={token.expiresAt} />,
      <Button key="revoke" spacing="compact" aria-label={t('token.revokeOf', { name: token.name })} onClick={() => setLeaving(token)}>
        {t('token.revoke')}
      </Button>,
    ];
    return { key: token.id, cells: contents.map((content, index) => ({ key: `${token.id}-${index}`, content })) };
  });

  return (
    <>
      {revoke.error !== null && <Problem title={t('token.revokeFailed')} error={revoke.error} />}
      {tokens.error !== null && tokens.data === undefined ? (
        <Problem title={t('token.failed')} error={tokens.error} onRetry={() => void tokens.refetch()} />
      ) : (
        <div className="rollcall-scroll">
          <DynamicTable
            label={t('tab.tokens')}
            head={{ cells: columns.map((content, index) => ({ key: String(index), content })) }}
            rows={rows}
            isLoading={tokens.isPending}
            emptyView={<EmptyState header={t('token.none')} headingLevel={2} description={t('token.text')} />}
          />
        </div>
      )}
      <Confirm
        isOpen={leaving !== null}
        isDangerous
        title={t('token.revokeTitle')}
        confirmLabel={t('token.revoke')}
        isWorking={revoke.isPending}
        onCancel={() => setLeaving(null)}
        onConfirm={() => leaving !== null && revoke.mutate(leaving.id, { onSettled: () => setLeaving(null) })}
      >
        <p>{t('token.revokeText', { name: leaving?.name ?? '' })}</p>
      </Confirm>
    </>
  );
}

function Expiry({ at }: { readonly at: string | null }) {
  const { t } = useWords();
  if (at === null) return <span>{t('token.never')}</span>;
  return Date.parse(at) < Date.now() ? <span className="rollcall-error">{t('token.expired')}</span> : <Moment at={at} />;
}
