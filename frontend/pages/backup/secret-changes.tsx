import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { SecretChange } from '../../api/administration-shapes';
import { useWords } from '../../messages/words';

const looks: Readonly<Record<SecretChange['change'], ThemeAppearance>> = {
  set: 'inprogress',
  kept: 'default',
  dropped: 'moved',
  missing: 'removed',
};

/** What becomes of the secrets, by name. What simply stays is not worth a line. */
export function SecretChanges({ secrets }: { readonly secrets: readonly SecretChange[] }) {
  const { t } = useWords();
  const shown = secrets.filter(({ change }) => change !== 'kept');
  if (shown.length === 0) return null;
  return (
    <ul className="rollcall-secrets" aria-label={t('compare.secrets')}>
      {shown.map(({ field, change }) => (
        <li key={field}>
          <code>{field}</code>{' '}
          <Lozenge appearance={looks[change]} maxWidth={320}>
            {t(`compare.secret.${change}`)}
          </Lozenge>
        </li>
      ))}
    </ul>
  );
}
