import Textarea from '@atlaskit/textarea';
import { useFormContext } from 'react-hook-form';
import { FormField } from '../../../components/form-field';
import { useWords } from '../../../messages/words';
import type { ConnectorInput } from '../connector-input';

export type LinesName = 'includeGroups' | 'excludeGroups' | 'alwaysAssigned' | 'requiredGroups' | 'neverTouch';

/** Names and patterns, one a line. */
export function LinesField({ name }: { readonly name: LinesName }) {
  const { t } = useWords();
  const { register, formState } = useFormContext<ConnectorInput>();
  return (
    <FormField label={t(`scope.${name}`)} help={t(`scope.${name}Help`)} error={formState.errors[name]?.message}>
      {(field) => <Textarea {...field} {...register(name)} minimumRows={2} />}
    </FormField>
  );
}
