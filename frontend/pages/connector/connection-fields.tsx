import Textfield from '@atlaskit/textfield';
import { useFormContext } from 'react-hook-form';
import type { ConnectorDetail, ConnectorSpec, SpecField } from '../../api/shapes';
import { FormField } from '../../components/form-field';
import { useWords } from '../../messages/words';
import { type ConnectorInput, isAskedFor } from './connector-input';
import { MoreFields } from './more-fields';
import { SpecFieldControl } from './spec-field-control';

export interface ConnectionFieldsProps {
  readonly spec: ConnectorSpec;
  readonly stored: ConnectorDetail | null;
}

/** What the connector is called. The id cannot be changed once it is saved. */
export function NameFields({ stored }: Pick<ConnectionFieldsProps, 'stored'>) {
  const { t } = useWords();
  const { register, formState } = useFormContext<ConnectorInput>();
  const { name, id } = formState.errors;
  return (
    <>
      <FormField label={t('connector.name')} isRequired error={name && (name.message || t('required'))}>
        {(field) => <Textfield {...field} {...register('name', { required: true, maxLength: 100 })} autoComplete="off" />}
      </FormField>
      {stored === null && (
        <FormField label={t('connector.id')} help={t('connector.idHelp')} isRequired error={id && (id.message || t('connector.idHelp'))}>
          {(field) => (
            <Textfield {...field} {...register('id', { required: true, pattern: /^[a-z0-9][a-z0-9-]{0,62}$/ })} autoComplete="off" />
          )}
        </FormField>
      )}
    </>
  );
}

/**
 * The fields of the connector's spec, those that its other values call for. What no connection can do without comes first;
 * what follows the last of these has a good value already and is folded away.
 */
export function ConnectionFields({ spec, stored }: ConnectionFieldsProps) {
  const { watch } = useFormContext<ConnectorInput>();
  const source = watch('source');
  const asked = spec.fields.filter((field) => isAskedFor(field, source));
  const needed = asked.findLastIndex((field) => field.required || field.kind === 'secret') + 1;
  const draw = (field: SpecField) => (
    <SpecFieldControl key={field.key} field={field} stored={stored?.secrets.find((secret) => secret.field === field.key) ?? null} />
  );
  const more = asked.slice(needed);
  return (
    <>
      {asked.slice(0, needed).map(draw)}
      {more.length > 0 && <MoreFields fields={more}>{more.map(draw)}</MoreFields>}
    </>
  );
}
