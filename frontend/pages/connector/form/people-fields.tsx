import { useFormContext } from 'react-hook-form';
import { Choice } from '../../../components/choice';
import { FormField } from '../../../components/form-field';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';
import { ConditionRows } from './condition-rows';
import { LinesField } from './lines-field';

const kinds = ['guests', 'serviceAccounts'] as const;

/** Which people are in scope. */
export function PeopleFields({ connectorId }: { readonly connectorId: string | null }) {
  const { t } = useWords();
  const { register } = useFormContext<ConnectorInput>();
  const sides = (['exclude', 'include'] as const).map((value) => ({ value, label: t(`scope.${value}`) }));
  return (
    <>
      <LinesField name="requiredGroups" />
      <ConditionRows connectorId={connectorId} />
      {kinds.map((name) => (
        <FormField key={name} label={t(`scope.${name}`)} help={t(`scope.${name}Help`)}>
          {({ isInvalid: _, ...field }) => <Choice {...field} {...register(name)} options={sides} />}
        </FormField>
      ))}
      <LinesField name="neverTouch" />
    </>
  );
}
