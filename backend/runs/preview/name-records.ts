/** What people call a record: its login, name and mail address, as the connector's type finds them. */
import { compileMapping, mapUser } from '../../domain/mapping/map-user';
import type { SourceUser } from '../../domain/records';
import type { AttributeRule } from '../../domain/rules/sync-rules';

export interface RecordNames {
  readonly login: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

/**
 * @param recommended the mapping the type recommends: it knows the vendor's words. Its functions are left out, so that the
 * login is the source's and not Jira's.
 */
export function createRecordNamer(recommended: readonly AttributeRule[]): (user: SourceUser) => RecordNames {
  const rules = recommended.filter(({ to }) => to === 'username' || to === 'displayName' || to === 'email').map(plain);
  const mapping = compileMapping(rules);
  return (user) => {
    const { username, displayName, email } = mapUser(mapping, user, new Map()).fields;
    return { login: username ?? null, name: displayName ?? null, email: email ?? null };
  };
}

function plain({ to, from }: AttributeRule): AttributeRule {
  const bare = from.flatMap((expression): AttributeRule['from'] => {
    if (expression.kind === 'attribute') return [{ kind: 'attribute', path: expression.path }];
    return expression.kind === 'template' ? [expression] : [];
  });
  return { to, from: bare, whenNothing: 'skip' };
}
