import Heading from '@atlaskit/heading';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { useFormContext } from 'react-hook-form';
import { FormField } from '../../components/form-field';
import { useWords } from '../../messages/words';
import { isWebAddress } from './is-web-address';
import type { JiraInput } from './jira-input';

const lanes = { min: 1, max: 128 };
const seconds = { min: 1, max: 600 };

/** How hard Jira is worked, what is left alone, and how browsers reach it. */
export function JiraLimitFields() {
  const { t } = useWords();
  const { register, formState } = useFormContext<JiraInput>();
  const { errors } = formState;
  return (
    <>
      <Heading size="small" as="h3">
        {t('settings.limits')}
      </Heading>
      <FormField label={t('jira.lanes')} help={t('jira.lanesHelp')} error={errors.maxLanes && t('number.between', lanes)}>
        {(field) => <Textfield {...field} {...register('maxLanes', { required: true, ...lanes })} type="number" width="small" />}
      </FormField>
      <FormField label={t('jira.timeout')} help={t('jira.timeoutHelp')} error={errors.timeoutSeconds && t('number.between', seconds)}>
        {(field) => <Textfield {...field} {...register('timeoutSeconds', { required: true, ...seconds })} type="number" width="small" />}
      </FormField>
      <FormField label={t('jira.protected')} help={t('jira.protectedHelp')}>
        {({ isInvalid: _, ...field }) => <Textarea {...field} {...register('protectedAccounts')} minimumRows={2} />}
      </FormField>
      <Heading size="small" as="h3">
        {t('settings.browsers')}
      </Heading>
      <FormField
        label={t('jira.publicUrl')}
        help={t('jira.publicUrlHelp')}
        error={errors.publicUrl && (errors.publicUrl.message || t('field.notAddress'))}
      >
        {(field) => <Textfield {...field} {...register('publicUrl', { validate: isWebAddress })} inputMode="url" />}
      </FormField>
      <FormField label={t('jira.stickyCookies')} help={t('jira.stickyCookiesHelp')} error={errors.stickyCookies?.message}>
        {({ isInvalid, ...field }) => <Textarea {...field} {...register('stickyCookies')} isInvalid={isInvalid} minimumRows={1} />}
      </FormField>
    </>
  );
}
