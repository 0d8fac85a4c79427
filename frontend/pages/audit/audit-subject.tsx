import { Link } from 'react-router';
import { useConnectorNames } from '../../components/name-connector';
import { useWords } from '../../messages/words';

/** What something was done to; runs and connectors are called as elsewhere and lead to their pages. */
export function AuditSubject({ subject }: { readonly subject: string }) {
  const { t } = useWords();
  const nameOf = useConnectorNames();
  const [, kind, id = ''] = /^(run|connector):([\w-]+)$/.exec(subject) ?? [];
  if (kind === undefined) return <span>{subject === 'settings' ? t('tab.settings') : subject}</span>;
  return (
    <Link to={`/${kind}s/${id}`} title={subject}>
      {kind === 'run' ? t('audit.run', { id: id.slice(0, 8) }) : nameOf(id)}
    </Link>
  );
}
