import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { PersonView } from '../../api/people-shapes';
import { explainReason } from '../../components/explain-reason';
import { useWords } from '../../messages/words';

type Verdict = NonNullable<PersonView['scope']>['verdict'];

const looks: Readonly<Record<Verdict, ThemeAppearance>> = {
  'in-scope': 'success',
  left: 'moved',
  'out-of-scope': 'default',
  unknown: 'new',
  dropped: 'removed',
};

/** Whether the rules want the person in Jira, and why. */
export function Why({ scope, connectorName }: { readonly scope: PersonView['scope']; readonly connectorName: string }) {
  const words = useWords();
  const { t } = words;
  if (scope === null) return null;
  const { verdict, rule, reason } = scope;
  return (
    <p>
      <Lozenge appearance={looks[verdict]} maxWidth={240}>
        {t(`person.verdict.${verdict}`)}
      </Lozenge>{' '}
      {verdict === 'in-scope' && t('person.inScopeText', { connector: connectorName })}
      {verdict === 'unknown' && t('person.unknownText')}
      {reason === null ? verdict === 'dropped' && rule : explainReason(reason, words)}
    </p>
  );
}
