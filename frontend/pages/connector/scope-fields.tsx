import Heading from '@atlaskit/heading';
import Textarea from '@atlaskit/textarea';
import { useFormContext } from 'react-hook-form';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { useWords } from '../../messages/words';
import type { ConnectorInput } from './connector-input';

const fields = ['includeGroups', 'excludeGroups', 'alwaysAssigned', 'requiredGroups', 'neverTouch'] as const;
const leaverActions = ['deactivate', 'keep', 'remove-groups', 'delete', 'anonymize'] as const;

/** Which groups and people are brought to Jira, and what happens to those who leave. */
export function ScopeFields() {
  const { t } = useWords();
  const { register } = useFormContext<ConnectorInput>();
  return (
    <>
      <Heading size="small" as="h2">
        {t('scope.title')}
      </Heading>
      <p className="rollcall-muted">{t('scope.patterns')}</p>
      {fields.map((name) => (
        <FormField key={name} label={t(`scope.${name}`)} help={t(`scope.${name}Help`)}>
          {({ isInvalid: _, ...field }) => <Textarea {...field} {...register(name)} minimumRows={2} />}
        </FormField>
      ))}
      <FormField label={t('leavers.title')} help={t('leavers.help')}>
        {({ id }) => (
          <Choice id={id} {...register('leavers')} options={leaverActions.map((value) => ({ value, label: t(`leavers.${value}`) }))} />
        )}
      </FormField>
    </>
  );
}
