import Button from '@atlaskit/button/new';
import DynamicTable from '@atlaskit/dynamic-table';
import EmptyState from '@atlaskit/empty-state';
import { useState } from 'react';
import { useRevokeToken, useTokens } from '../../api/queries/administration';
import type { TokenView } from '../../api/shapes';
import { Confirm } from '../../components/confirm';
import { Moment } from '../../components/moment';
import { Problem } from '../../components/problem';
import { useWords } from '../../messages/words';
import { PageHeading } from '../../shell/page-heading';
import { NewToken } from './new-token';

/** API tokens for automation: made here, shown once, revoked here. */
export function TokensPage() {
  const { t } = useWords();
  const tokens = useTokens();
  const revoke = useRevokeToken();
  const [leaving, setLeaving] = useState<TokenView | null>(null);

  const columns = [t('token.name'), t('token.role'), t('token.created'), t('token.expires'), ''];
  const rows = (tokens.data ?? []).map((token) => {
    const contents = [
      token.name,
      t(`role.${token.role}`),
      <Moment key="created" at={token.createdAt} />,
      token.expiresAt === null ? t('token.never') : <Moment key="expires" at={token.expiresAt} />,
      <Button key="revoke" spacing="compact" aria-label={t('token.revokeOf', { name: token.name })} onClick={() => setLeaving(token)}>
        {t('token.revoke')}
      </Button>,
    ];
    return { key: token.id, cells: contents.map((content, index) => ({ key: `${token.id}-${index}`, content })) };
  });

  return (
    <>
      <PageHeading title={t('tab.tokens')} actions={<NewToken />}>
        <p className="rollcall-muted">{t('token.text')}</p>
      </PageHeading>
      {revoke.error !== null && <Problem title={t('token.revokeFailed')} error={revoke.error} />}
      {tokens.error !== null && tokens.data === undefined ? (
        <Problem title={t('token.failed')} error={tokens.error} onRetry={() => void tokens.refetch()} />
      ) : (
        <DynamicTable
          label={t('tab.tokens')}
          head={{ cells: columns.map((content, index) => ({ key: String(index), content })) }}
          rows={rows}
          isLoading={tokens.isPending}
          emptyView={<EmptyState header={t('token.none')} headingLevel={2} description={t('token.text')} />}
        />
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
