import Textfield from '@atlaskit/textfield';
import { useFormContext } from 'react-hook-form';
import type { SecretMark } from '../../api/shapes';
import { Choice } from '../../components/choice';
import { FormField } from '../../components/form-field';
import { useWords } from '../../messages/words';
import { isWebAddress } from './is-web-address';
import type { JiraInput } from './jira-input';

/** Where Jira is and how to sign in there. */
export function JiraConnectionFields({ secrets }: { readonly secrets: readonly SecretMark[] }) {
  const { t, moment } = useWords();
  const { register, watch, formState } = useFormContext<JiraInput>();
  const { errors } = formState;
  const kind = watch('kind');

  function storedHelp(field: string, help = ''): string {
    const stored = secrets.find((secret) => secret.field === field);
    return stored === undefined ? help : `${t('secret.stored', { at: moment(stored.updatedAt) })} ${help}`;
  }
  const wrongAddress = (error: { readonly type: string; readonly message?: string } | undefined) =>
    error && (error.message || t(error.type === 'required' ? 'required' : 'field.notAddress'));

  return (
    <>
      <FormField label={t('jira.baseUrl')} help={t('jira.baseUrlHelp')} isRequired error={wrongAddress(errors.baseUrl)}>
        {(field) => (
          <Textfield
            {...field}
            {...register('baseUrl', { required: true, validate: isWebAddress })}
            inputMode="url"
            placeholder="https://jira.example.com/jira"
          />
        )}
      </FormField>
      <FormField label={t('jira.auth')}>
        {({ id }) => (
          <Choice
            id={id}
            {...register('kind')}
            options={[
              { value: 'pat', label: t('jira.pat') },
              { value: 'basic', label: t('jira.basic') },
            ]}
          />
        )}
      </FormField>
      {kind === 'pat' ? (
        <FormField label={t('jira.token')} help={storedHelp('token', t('jira.tokenHelp'))} error={errors.token?.message}>
          {(field) => <Textfield {...field} {...register('token')} type="password" autoComplete="off" />}
        </FormField>
      ) : (
        <>
          <FormField label={t('jira.user')} isRequired error={errors.user && t('required')}>
            {(field) => <Textfield {...field} {...register('user', { required: kind === 'basic' })} autoComplete="off" />}
          </FormField>
          <FormField label={t('jira.password')} help={storedHelp('password')} error={errors.password?.message}>
            {(field) => <Textfield {...field} {...register('password')} type="password" autoComplete="new-password" />}
          </FormField>
        </>
      )}
      <FormField label={t('jira.application')} help={t('jira.applicationHelp')}>
        {(field) => <Textfield {...field} {...register('application')} autoComplete="off" />}
      </FormField>
      {watch('application') !== '' && (
        <FormField label={t('jira.applicationPassword')} help={storedHelp('userServerPassword')} error={errors.userServerPassword?.message}>
          {(field) => <Textfield {...field} {...register('userServerPassword')} type="password" autoComplete="new-password" />}
        </FormField>
      )}
      <FormField label={t('jira.caFile')} help={t('jira.caFileHelp')} error={errors.caFile?.message}>
        {(field) => <Textfield {...field} {...register('caFile')} placeholder="/etc/ssl/our-authority.pem" autoComplete="off" />}
      </FormField>
    </>
  );
}
