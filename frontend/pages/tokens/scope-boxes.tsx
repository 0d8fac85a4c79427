import type { ApiScope } from '../../api/administration-shapes';
import { apiScopes } from '../../api/api-scopes';
import { useWords } from '../../messages/words';

export interface ScopeBoxesProps {
  readonly chosen: readonly ApiScope[];
  readonly error?: string | undefined;
  readonly onChange: (chosen: readonly ApiScope[]) => void;
}

/** What a token is for, one box a scope, each with what it lets somebody do. */
export function ScopeBoxes({ chosen, error, onChange }: ScopeBoxesProps) {
  const { t } = useWords();
  const toggle = (scope: ApiScope) => onChange(apiScopes.filter((each) => chosen.includes(each) !== (each === scope)));
  return (
    <fieldset className="rollcall-scopes" aria-describedby={error === undefined ? undefined : 'scopes-error'}>
      <legend className="rollcall-label">{t('token.scopes')}</legend>
      {apiScopes.map((scope) => (
        <div key={scope}>
          <div className="rollcall-check">
            <input
              type="checkbox"
              id={`scope-${scope}`}
              aria-describedby={`scope-${scope}-help`}
              checked={chosen.includes(scope)}
              onChange={() => toggle(scope)}
            />
            <label htmlFor={`scope-${scope}`}>{t(`tokenScope.${scope}`)}</label>
          </div>
          <div className="rollcall-help" id={`scope-${scope}-help`}>
            {t(`tokenScope.${scope}.help`)}
          </div>
        </div>
      ))}
      {error !== undefined && (
        <div className="rollcall-error" id="scopes-error" role="alert">
          {error}
        </div>
      )}
    </fieldset>
  );
}
