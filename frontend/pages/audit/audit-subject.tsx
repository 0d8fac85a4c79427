import { Link } from 'react-router';

/** What something was done to; runs and connectors lead to their pages. */
export function AuditSubject({ subject }: { readonly subject: string }) {
  const [, kind, id = ''] = /^(run|connector):([\w-]+)$/.exec(subject) ?? [];
  if (kind === undefined) return <span>{subject}</span>;
  return <Link to={`/${kind}s/${id}`}>{subject}</Link>;
}
