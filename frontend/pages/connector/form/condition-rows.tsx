import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useId } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { useSourceAttributes } from '../../../api/queries/connectors';
import { Choice } from '../../../components/choice';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';

const operators = ['equals', 'not-equals', 'contains', 'starts-with', 'ends-with', 'matches', 'present', 'absent'] as const;
const isAlone = (operator: string | undefined) => operator === 'present' || operator === 'absent';

/** Filters by attribute. Which attributes there are is asked of the source once it is connected and somebody wants a filter. */
export function ConditionRows({ connectorId }: { readonly connectorId: string | null }) {
  const { t } = useWords();
  const { register, control, watch, formState } = useFormContext<ConnectorInput>();
  const { fields, append, remove } = useFieldArray({ control, name: 'conditions' });
  const attributes = useSourceAttributes(connectorId ?? '', connectorId !== null && fields.length > 0);
  const conditions = watch('conditions');
  const errors = formState.errors.conditions;
  const id = useId();

  return (
    <fieldset className="rollcall-conditions" aria-describedby={`${id}-help`}>
      <legend className="rollcall-label">{t('scope.conditions')}</legend>
      <datalist id={`${id}-attributes`}>
        {attributes.data?.map(({ path, label }) => (
          <option key={path} value={path} label={label} />
        ))}
      </datalist>
      {fields.map((field, index) => {
        const number = index + 1;
        const wrong = errors?.[index];
        const message = wrong?.attribute?.message ?? wrong?.value?.message ?? wrong?.operator?.message;
        const described = message ? { 'aria-describedby': `${id}-${index}-error` } : {};
        return (
          <div key={field.id} className="rollcall-condition">
            <Textfield
              {...register(`conditions.${index}.attribute`, {
                validate: (value) => value.trim() !== '' || t('condition.needsAttribute'),
              })}
              {...described}
              aria-label={t('condition.attribute', { number })}
              list={`${id}-attributes`}
              placeholder="profile.department"
              isInvalid={wrong?.attribute !== undefined}
              isMonospaced
              autoComplete="off"
            />
            <Choice
              {...register(`conditions.${index}.operator`)}
              aria-label={t('condition.operator', { number })}
              options={operators.map((value) => ({ value, label: t(`operator.${value}`) }))}
            />
            {isAlone(conditions[index]?.operator) ? (
              <span />
            ) : (
              <Textfield
                {...register(`conditions.${index}.value`)}
                {...described}
                aria-label={t('condition.value', { number })}
                isInvalid={wrong?.value !== undefined}
                autoComplete="off"
              />
            )}
            <Button appearance="subtle" aria-label={t('condition.remove', { number })} onClick={() => remove(index)}>
              ✕
            </Button>
            {message && (
              <div className="rollcall-error" id={`${id}-${index}-error`} role="alert">
                {message}
              </div>
            )}
          </div>
        );
      })}
      {fields.length === 0 && <p className="rollcall-muted">{t('scope.noConditions')}</p>}
      <Button spacing="compact" onClick={() => append({ attribute: '', operator: 'equals', value: '' })}>
        {t('condition.add')}
      </Button>
      <div className="rollcall-help" id={`${id}-help`}>
        {t('scope.conditionsHelp')}
      </div>
    </fieldset>
  );
}
