import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { Controller, useFormContext } from 'react-hook-form';
import type { SecretMark, SpecField } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { SwitchField } from '../../components/switch-field';
import { useWords } from '../../messages/words';
import { ChoiceList } from './choice-list';
import type { ConnectorInput } from './connector-input';

export interface SpecFieldControlProps {
  readonly field: SpecField;
  /** Whether the vault has this secret already. */
  readonly stored: SecretMark | null;
}

/** A key or document is pasted with its line ends, which a one-line field would lose. */
const isDocument = ({ help }: SpecField) => /PEM|JWK|JSON/.test(help);

/** One field of a connector's spec. */
export function SpecFieldControl({ field, stored }: SpecFieldControlProps) {
  const { t, moment, number } = useWords();
  const { register, control, formState } = useFormContext<ConnectorInput>();
  const name = `source.${field.key}` as const;
  const problem = formState.errors.source?.[field.key];
  const isRequired = field.required && !(field.kind === 'secret' && stored !== null);
  const { min, max, placeholder } = field;
  const kept = stored === null ? '' : `${t('secret.stored', { at: moment(stored.updatedAt) })} `;
  const help = `${kept}${field.help}${field.kind === 'secret' ? ` ${t('secret.notKept')}` : ''}`;
  const rules = { required: isRequired && t('required'), ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  const error = problem && (problem.message || t('number.between', { min: number(min ?? 0), max: number(max ?? 0) }));

  if (field.kind === 'boolean') {
    return (
      <Controller
        control={control}
        name={name}
        render={({ field: { value, onChange } }) => (
          <SwitchField label={field.label} help={field.help} isOn={value === true} onChange={onChange} />
        )}
      />
    );
  }
  if (field.kind === 'list' && field.choices !== undefined) {
    const { choices } = field;
    return (
      <Controller
        control={control}
        name={name}
        render={({ field: { value, onChange } }) => (
          <ChoiceList
            label={field.label}
            help={field.help}
            choices={choices}
            chosen={Array.isArray(value) ? value : []}
            onChange={onChange}
          />
        )}
      />
    );
  }
  return (
    <FormField label={field.label} help={help} isRequired={isRequired} error={error}>
      {(attributes) => {
        if (field.kind === 'choice') {
          const choices = field.choices ?? [];
          // Without a choice the connector finds out by itself.
          const isOptional = !isRequired && field.default === undefined && choices.every(({ value }) => value !== '');
          const options = isOptional ? [{ value: '', label: t('choice.automatic') }, ...choices] : choices;
          return <Choice {...attributes} {...register(name, rules)} options={options} />;
        }
        const isSecret = field.kind === 'secret';
        if (field.kind === 'multiline' || field.kind === 'list' || (isSecret && isDocument(field))) {
          return (
            <Textarea
              {...attributes}
              {...register(name, rules)}
              minimumRows={3}
              isMonospaced={field.kind !== 'list'}
              autoComplete="off"
              {...(placeholder === undefined ? {} : { placeholder })}
              {...(isSecret ? { style: { WebkitTextSecurity: 'disc' } as object } : {})}
            />
          );
        }
        return (
          <Textfield
            {...attributes}
            {...register(name, rules)}
            type={isSecret ? 'password' : field.kind === 'number' ? 'number' : 'text'}
            inputMode={field.kind === 'url' ? 'url' : undefined}
            autoComplete={isSecret ? 'new-password' : 'off'}
            {...(stored !== null ? { placeholder: '••••••••' } : placeholder === undefined ? {} : { placeholder })}
          />
        );
      }}
    </FormField>
  );
}
